
"use strict";

// The list of articles: search, filter, order.
const form = document.getElementById("filters");
if (form) {
  const body = document.querySelector(".list tbody");
  const rows = Array.from(body.rows, (row) => ({
    row,
    text: row.cells[0].textContent.toLowerCase(),
    rules: row.dataset.rules.split(" "),
    kinds: ["error", "warning", "info"].filter((kind) => row.querySelector("." + kind).textContent),
  }));
  const compare = {
    "": (a, b) => a.row.dataset.rank - b.row.dataset.rank,
    date: (a, b) => b.row.dataset.date.localeCompare(a.row.dataset.date),
    grade: (a, b) => (b.row.dataset.grade || -99) - (a.row.dataset.grade || -99),
    name: (a, b) => a.row.querySelector(".file").textContent.localeCompare(b.row.querySelector(".file").textContent),
  };
  let order = "";
  const update = () => {
    const fields = form.elements;
    const search = fields.search.value.trim().toLowerCase();
    const rule = fields.rule.value;
    let shown = 0;
    for (const { row, text, rules, kinds } of rows) {
      row.hidden = !(
        text.includes(search) && (!rule || rules.includes(rule)) && kinds.some((kind) => fields[kind].checked)
      );
      shown += !row.hidden;
    }
    if (fields.order.value !== order) {
      order = fields.order.value;
      rows.sort((a, b) => compare[order](a, b) || compare[""](a, b));
      body.append(...rows.map(({ row }) => row));
    }
    fields.shown.value = shown === rows.length ? "" : `${shown} of ${rows.length} articles`;
  };
  form.hidden = false;
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const link of document.querySelectorAll("a[data-rule]")) {
    link.addEventListener("click", () => {
      form.elements.rule.value = link.dataset.rule;
      update();
    });
  }
  update(); // what the browser kept of an earlier visit
}

// A finding and its place light up together.
const light = (event) => {
  const at = event.target.closest("[data-n]");
  const page = event.target.closest(".page");
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!at || !page) return;
  const number = at.dataset.n.split(" ").at(-1);
  for (const one of page.querySelectorAll(`[data-n~="${number}"]`)) one.classList.add("lit");
};
document.addEventListener("mouseover", light);
document.addEventListener("focusin", light);

// A bar leads to its sentence, a dot to its article.
document.addEventListener("click", (event) => {
  const at = event.target.closest("[data-to]");
  if (at) location.hash = at.dataset.to;
});

// Where a link leads: what is folded opens, and the title says which article it is.
const title = document.title;
const arrive = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const page = target && target.closest(".page");
  document.title = page ? `${page.querySelector("h1").textContent} – ${title}` : title;
  const folded = target && target.closest("details:not([open])");
  if (folded) {
    folded.open = true;
    target.scrollIntoView();
  }
};
addEventListener("hashchange", arrive);
arrive();
