"""Texts made of the marks of Markdown, for readers that must take any text."""

from hypothesis import strategies as st

MARKS = (
    "[", "]", "](", "![", "[a](", "[a]: x\n", "[^a]", "*", "**a", "_", "`", "``", "<", "<!--",
    "<http:", "&", "&#1", "&#102;", "\\", "> ", ">", "- ", "1. ", "|", "a|b\n-|-\n", "#", "## a\n",
    "::: dated until=2026-12-31 check=https://a.example\n", "::: dated until=x check=y\n", ":::\n",
    "\n", "\n\n", "    ", "\t", "~~", "```\n", "---\n", "===\n", "{#a}", "{count} ",
    "[a](find:x)", "(guide:why)", "file:///x", "[a](smb://h)", "<ms-msdt:/id>", "é", "\u202e", "\0",
)  # fmt: skip

MARKDOWN = st.lists(st.sampled_from(MARKS) | st.text(max_size=9), max_size=60).map("".join)
