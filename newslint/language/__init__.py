"""What a text says about itself: its sentences, words, quotations. Code and tables, a table a language."""
