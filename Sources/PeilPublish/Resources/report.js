"use strict";
(() => {
  const words = document.body.dataset;
  const status = document.getElementById("status");
  const button = (text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    return made;
  };

  // Sections fold; the table of contents opens what it points to.
  const parts = [...document.querySelectorAll("section.part")];
  const fold = (part, isFolded) => {
    part.classList.toggle("folded", isFolded);
    part.querySelector("h2 button").setAttribute("aria-expanded", String(!isFolded));
  };
  for (const part of parts) {
    const head = part.querySelector("h2");
    const body = part.querySelector(".body");
    const toggle = button(head.textContent);
    body.id = part.id + "-body";
    toggle.setAttribute("aria-expanded", "true");
    toggle.setAttribute("aria-controls", body.id);
    toggle.addEventListener("click", () => fold(part, !part.classList.contains("folded")));
    head.replaceChildren(toggle);
  }
  const all = button(words.foldAll);
  all.className = "fold-all";
  all.addEventListener("click", () => {
    const isFolding = parts.some((part) => !part.classList.contains("folded"));
    for (const part of parts) fold(part, isFolding);
    all.textContent = isFolding ? words.unfoldAll : words.foldAll;
  });
  document.querySelector("main").prepend(all);
  const unfold = () => {
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    const part = target && target.closest("section.part");
    if (part && part.classList.contains("folded")) {
      fold(part, false);
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", unfold);
  for (const link of document.querySelectorAll('a[href^="#"]')) link.addEventListener("click", () => setTimeout(unfold));
  unfold();

  // Tables sort by any column: up, down, and as they were. Totals stay where totals stand.
  const value = (row, column) => {
    const cell = row.cells[column];
    return { text: cell.textContent, number: cell.dataset.v === undefined ? cell.textContent : cell.dataset.v };
  };
  const compare = (left, right) => {
    const [a, b] = [Number(left.number), Number(right.number)];
    const [isA, isB] = [left.number !== "" && !Number.isNaN(a), right.number !== "" && !Number.isNaN(b)];
    if (isA && isB) return a - b;
    if (isA !== isB) return isA ? -1 : 1;
    return left.number.localeCompare(right.number, document.documentElement.lang);
  };
  for (const table of document.querySelectorAll("table")) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const movable = rows.filter((row) => !row.classList.contains("total"));
    const heads = [...table.querySelectorAll("th[data-col]")];
    if (movable.length > 1) {
      for (const head of heads) {
        const sort = button(head.textContent);
        sort.addEventListener("click", () => {
          const now = head.getAttribute("aria-sort");
          const next = now === null ? "ascending" : now === "ascending" ? "descending" : null;
          for (const other of heads) other.removeAttribute("aria-sort");
          let order = rows;
          if (next !== null) {
            head.setAttribute("aria-sort", next);
            const column = Number(head.dataset.col);
            const sorted = movable.map((row) => [value(row, column), row]).sort((a, b) => compare(a[0], b[0]));
            if (next === "descending") sorted.reverse();
            order = sorted.map((pair) => pair[1]).concat(rows.filter((row) => row.classList.contains("total")));
          }
          body.replaceChildren(...order);
        });
        head.replaceChildren(sort);
      }
    }

    // What is copied is what is seen, as a table and as text; a cell that a spreadsheet would compute is marked as text.
    const copy = button(words.copy);
    copy.addEventListener("click", () => {
      const lines = [...table.rows].map((row) =>
        [...row.cells].map((cell) => [cell.textContent.replace(/\s+/g, " ").trim(), cell]));
      const isFormula = (text) => /^[=+\-@]/.test(text);
      const plain = lines.map((line) =>
        line.map(([text, cell]) => (isFormula(text) ? "'" : "") + text + "\t".repeat(cell.colSpan - 1)).join("\t")).join("\n");
      const copied = table.cloneNode(true);
      for (const cell of copied.querySelectorAll("th, td")) {
        if (isFormula(cell.textContent.trim())) cell.style.cssText = "mso-number-format:'\\@'";
        const inner = cell.querySelector("button");
        if (inner) cell.textContent = inner.textContent;
      }
      const put = (event) => {
        event.clipboardData.setData("text/plain", plain);
        event.clipboardData.setData("text/html", copied.outerHTML);
        event.preventDefault();
      };
      document.addEventListener("copy", put);
      const isDone = document.execCommand("copy");
      document.removeEventListener("copy", put);
      status.textContent = isDone ? words.copied : words.copyFailed;
      copy.textContent = status.textContent;
      setTimeout(() => { copy.textContent = words.copy; status.textContent = ""; }, 2000);
    });
    const tools = document.createElement("div");
    tools.className = "tools";
    tools.append(copy);

    // A figure that is clicked shows the command that explains it, to be selected; without script its title has it.
    const command = document.createElement("code");
    table.addEventListener("click", (event) => {
      const figure = event.target.closest("td[title]");
      if (figure) command.textContent = figure.title;
    });
    tools.append(command);
    (table.closest(".scroll") || table).after(tools);
  }
})();
