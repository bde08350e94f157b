"""A small newsroom of invented stories, with something wrong in most of them, for the report in HTML."""

from __future__ import annotations

from pathlib import Path

POISON = "</script><script>document.title = 'planted'</script><img src=x onerror=\"document.title='planted'\">"

PARAGRAPHS = [
    "The ferry between the islands will sail again on Monday, the harbour office said.",
    "It had lain in the dock since a storm in March tore the landing stage from its piles.",
    "Carpenters from the mainland worked on the stage for nine weeks, most of them by night.",
    "The crossing takes forty minutes and costs as much as it did before the storm.",
    "Islanders who work in the city had been brought over by fishing boats, two at a time.",
    "The council paid the skippers for it, and will pay them until the end of the month.",
]
BRIDGE = [
    "The bridge over the sound has been painted for the first time in thirty years, in the grey of the navy.",
    "Painters hung beneath it for nine weeks, most of them by night, while trains ran above their heads.",
    "Nobody was hurt, and the railway company was told of every hour in which a rope crossed its rails.",
]
EDITED = "Painters hung beneath the bridge for eleven weeks, most of them by night, while trains ran above their heads."
LONG = (
    "The commission, which had met four times since the spring and had heard engineers, pilots and the owners of both "
    "yards, found that the piles of the old stage, which were driven in the year the harbour was dredged, had been "
    "eaten by worms for so long that any storm of the last ten winters might have torn it away from the quay."
)


def write(folder: Path) -> None:
    """The newsroom's files, in `folder`."""
    for year in range(2015, 2026):
        story = "\n\n".join([f"Story {year} of the ferry.", *PARAGRAPHS, "The the end came in May, the office said."])
        (folder / f"{year}-05-02-ferry.md").write_text(f"---\ntitle: The ferry in {year}\n---\n{story}\n")
    doubled = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    (folder / "doubled.html").write_text(f"<h1>Doubled</h1>{doubled}.{doubled.replace('nine weeks', 'ten weeks')}")
    near = "\n\n".join([*BRIDGE, EDITED])
    (folder / "survivor.txt").write_text(f"A survivor\n\n{near}\n")
    (folder / "long.txt").write_text(f"A long sentence\n\n{PARAGRAPHS[0]}\n\n{LONG}\n\n{PARAGRAPHS[3]} The the end.\n")
    planted = POISON.replace("<", "&lt;")
    (folder / "planted.html").write_text(
        f"<h1>{planted}</h1><p>{planted} the the end of it, the council said.</p>.<p>\x1b[2J &#x202e;planted.</p>"
    )
    (folder / "many.jsonl").write_text(
        "".join(
            f'{{"id": "n{number}", "title": "Item {number}", "body": "<p>Item {number} was was filed.</p>"}}\n'
            for number in range(40)
        )
    )
    (folder / "old.html").write_text(
        "<center>Menu</center><h1>Old pages</h1><p>The archive holds a table, the office said.<pre>one two</pre>"
    )
    (folder / "clean.md").write_text("# Clean\n\nThe vote passed on Monday, the council said.\n")
