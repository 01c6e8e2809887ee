// Tables that sort, search, filter and turn pages, by DataTables; without a script they stay plain tables.
const DataTable = jQuery.fn.dataTable;
const FEW = 8; // rows that need no search
const CHOICES = 24; // different values that a menu offers
const PAGE = 10;
const PAPER = 50; // rows that are printed, unless more are chosen
const PAUSE = 50; // milliseconds of work after which the page answers its reader

DataTable.type("quantity", { order: { pre: (text) => (isNaN(parseFloat(text)) ? -Infinity : parseFloat(text)) } });

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

function words(cell) {
  return cell.textContent.replace(/\s+/g, " ").trim();
}

// A menu of the values of a column where they are few, short and recur, else a field for some of its words.
function filter(title, values, changed) {
  const known = [...new Set(values)].sort((one, other) => one.localeCompare(other, "en"));
  const label = { ariaLabel: `Filter by ${title}` };
  if (known.length <= CHOICES && known.length < values.length && known.every((value) => value.length < 40)) {
    const menu = element("select", label, new Option("all", ""), ...known.map((value) => new Option(value)));
    menu.addEventListener("change", () => changed(menu.value && ((text) => text.trim() === menu.value)));
    return menu;
  }
  const field = element("input", { ...label, type: "search", placeholder: "find" });
  field.addEventListener("input", () => {
    const sought = field.value.trim().toLowerCase();
    changed(sought && ((text) => text.toLowerCase().includes(sought)));
  });
  return field;
}

function filters(table, rows, api) {
  const heads = [...table.tHead.rows[0].cells];
  const line = element("tr", { className: "filters" });
  line.dataset.dtOrder = "disable";
  heads.forEach((head, column) => {
    const values = rows.map((row) => words(row.cells[column]));
    const changed = (test) => api().column(column).search.fixed("filter", test || null).draw();
    const useful = new Set(values).size > 1 && !head.classList.contains("number");
    line.append(element("td", {}, useful ? filter(words(head), values, changed) : ""));
  });
  table.tHead.append(line);
}

function interactive(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < 2) return null;
  let api;
  const many = rows.length > FEW;
  const box = table.closest(".scroll");
  if (many) filters(table, rows, () => api);
  api = new DataTable(table, {
    autoWidth: false, order: [], orderMulti: true, titleRow: 0, searching: many, paging: rows.length > PAGE, info: many,
    pageLength: PAGE, lengthMenu: [PAGE, 25, 100, { label: "all", value: -1 }],
    columnDefs: [{ targets: "number", type: "quantity" }],
    layout: {
      topStart: many ? "search" : null, topEnd: rows.length > PAGE ? "pageLength" : null,
      bottomStart: many ? "info" : null, bottomEnd: rows.length > PAGE ? "paging" : null,
    },
    language: {
      search: "Search", lengthMenu: "Rows _MENU_", info: "_START_ to _END_ of _TOTAL_ rows", infoEmpty: "No rows",
      infoFiltered: "(of _MAX_)", zeroRecords: "No row fits what is searched and filtered.",
    },
  });
  if (box) scrolling(box, api);
  const named = () => api.table().container().querySelector("nav")?.setAttribute("aria-label", `Pages: ${words(table.caption)}`);
  api.on("draw", named);
  named();
  return { api, table, rows };
}

// What scrolls sideways is the table alone, not what searches in it.
function scrolling(box, api) {
  const inner = api.table().container().querySelector(".dt-layout-table");
  for (const name of ["tabindex", "role", "aria-label"]) {
    inner.setAttribute(name, box.getAttribute(name));
    box.removeAttribute(name);
  }
  box.classList.remove("scroll");
  inner.classList.add("scroll");
}

const tables = [];
const placed = new Map();

// The tables one after the other, so that a page with large ones can be read meanwhile.
async function start() {
  const main = document.querySelector("main");
  const waiting = [...document.querySelectorAll('[id^="table-"] table')];
  main.ariaBusy = "true";
  try {
    for (let since = performance.now(); waiting.length; waiting.shift()) {
      const made = interactive(waiting[0]);
      if (made) keep(made);
      if (performance.now() - since < PAUSE) continue;
      await new Promise((go) => setTimeout(go));
      since = performance.now();
    }
  } finally {
    waiting.forEach((table) => table.classList.add("plain"));
    main.ariaBusy = null;
  }
}

function keep(made) {
  const rows = made.rows.filter((row) => row.id);
  tables.push(made);
  rows.forEach((row) => placed.set(row.id, [made, row]));
  if (rows.some((row) => row.id === sought())) show();
}

function sought() {
  return decodeURIComponent(location.hash.slice(1));
}

// The row that the address names: on the page of the table that has it, marked, and in sight.
function show() {
  const [one, row] = placed.get(sought()) || [];
  document.querySelectorAll("tr.sought").forEach((other) => other.classList.remove("sought"));
  history.scrollRestoration = row ? "manual" : "auto";
  if (!row) return;
  const at = () => one.api.rows({ search: "applied", order: "applied" }).nodes().toArray().indexOf(row);
  if (at() < 0) {
    one.table.querySelectorAll(".filters input, .filters select").forEach((field) => (field.value = ""));
    one.api.columns().every(function () { this.search.fixed("filter", null); });
    one.api.search("").draw();
  }
  if (one.api.page.len() > 0) one.api.page(Math.floor(at() / one.api.page.len())).draw("page");
  row.classList.add("sought");
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });
}

// Who comes back from a passage comes back to its row.
document.addEventListener("click", (event) => {
  const link = event.target.closest("tr[id] a[href^='articles/']");
  if (link) history.replaceState(null, "", `#${link.closest("tr").id}`);
});

addEventListener("hashchange", show);
addEventListener("pageshow", show);

// On paper a table has more rows than on a page of the screen, or as many as are chosen, and nothing is folded.
const before = new Map();
addEventListener("beforeprint", () => {
  for (const { api } of tables) {
    const rows = api.page.len();
    before.set(api, [rows, api.page()]);
    if (rows > 0) api.page.len(Math.max(rows, PAPER)).draw();
    api.table().container().classList.toggle("cut", api.page.info().pages > 1);
  }
  document.querySelectorAll("main details:not([open])").forEach((folded) => {
    before.set(folded, true);
    folded.open = true;
  });
});
addEventListener("afterprint", () => {
  for (const [one, was] of before) {
    if (one instanceof Element) one.open = false;
    else one.page.len(was[0]).page(was[1]).draw(false);
  }
  before.clear();
});

start();
