"use strict";
// Sorts and filters the tables of the page, which is complete without it. The page is also XML, so this script must not
// contain a character that XML escapes.
(() => {
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // Reads "1,234", "+5", "\u22125", "12.3%" and "\u003c0.1%" as numbers, and an empty cell as null. The page names its
  // decimal mark unless it is a point.
  const mark = document.documentElement.dataset.decimal || ".";
  const number = (text) => {
    const kept = [...text.replace(/\u2212/g, "-")].filter((c) => c === mark || /[0-9\-]/.test(c)).join("");
    const digits = kept.replace(mark, ".");
    if (digits === "") return null;
    return text.startsWith("\u003c") ? Number(digits) / 2 : Number(digits);
  };

  // Empty cells come last in both directions; equal rows keep the order of the report.
  const sorted = (rows, at, isNumber, sign) => {
    const keyed = rows.map((row) => {
      const text = row.cells[at].textContent.trim();
      return { row, key: isNumber ? number(text) : text === "" ? null : text };
    });
    const compare = isNumber ? (a, b) => a - b : order.compare;
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      return sign * compare(a.key, b.key);
    });
    return keyed.map((item) => item.row);
  };

  const sortable = (table, body, rows) => {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const isRank = head.classList.contains("rank");
      const isNumber = isRank || head.classList.contains("number");
      const turns = isNumber === isRank ? ["ascending", "descending"] : ["descending", "ascending"];
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = turns[turns.indexOf(head.getAttribute("aria-sort")) + 1];
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (next) head.setAttribute("aria-sort", next);
        body.append(...(next ? sorted(rows, at, isNumber, next === "ascending" ? 1 : -1) : rows));
      });
    });
  };

  const filterable = (table, rows) => {
    const tools = document.createElement("p");
    const label = document.createElement("label");
    const field = document.createElement("input");
    const count = document.createElement("output");
    tools.className = "tools";
    field.type = "search";
    label.append("Filter rows ", field);
    tools.append(label, " ", count);
    table.parentElement.before(tools);
    const texts = rows.map((row) => plain([...row.cells].map((cell) => cell.textContent).join(" ")));
    field.addEventListener("input", () => {
      const words = plain(field.value.trim());
      rows.forEach((row, at) => { row.hidden = !texts[at].includes(words); });
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = words === "" ? "" : `${shown} of ${rows.length} rows`;
    });
  };

  for (const table of document.querySelectorAll("table")) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    if (rows.length > 1) sortable(table, body, rows);
    if (rows.length > 12) filterable(table, rows);
  }
})();
