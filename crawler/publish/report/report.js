// Sorts tables, narrows long lists down, and keeps what was chosen in the
// address. Everything that a page says is there without it.
"use strict";

(() => {
  const isThai = document.documentElement.lang === "th";
  const words = isThai
    ? { search: "ค้นหา", all: "ทั้งหมด", clear: "ล้างตัวเลือก",
      left: (n, all) => `แสดง ${n} จาก ${all} รายการ`,
      none: "ไม่มีรายการที่ตรงกับที่เลือก" }
    : { search: "Search", all: "All", clear: "Clear",
      left: (n, all) => `Showing ${n} of ${all}`,
      none: "Nothing matches what was chosen" };
  const FEWEST = 12; // rows that are worth a search
  const MOST_CHOICES = 90; // of a select
  const collator = new Intl.Collator(document.documentElement.lang,
    { numeric: true });
  const group = new Intl.NumberFormat("en");

  function make(name, properties = {}, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties))
      element.setAttribute(key, value);
    element.append(...inside);
    return element;
  }

  const textOf = (element) => element.textContent.trim().replace(/\s+/g, " ");

  // The address. Twins of a page in the other language get the same choice.
  const chosen = new URLSearchParams(location.search);
  const twins = [...document.querySelectorAll("a.switch")]
    .map((link) => [link, link.getAttribute("href")]);

  // What was typed is in one language; the rest holds in both.
  function carry() {
    const both = [...chosen].filter(([key]) => !/^q\d*$/.test(key));
    const query = new URLSearchParams(both).toString();
    for (const [link, href] of twins)
      link.setAttribute("href", href + (query && `?${query}`) + location.hash);
  }

  function keep(key, value) {
    if (value) chosen.set(key, value);
    else chosen.delete(key);
    const query = chosen.toString();
    try {
      history.replaceState(null, "",
        location.pathname + (query && `?${query}`) + location.hash);
    } catch {
      // A page that may not change its address still sorts and filters.
    }
    carry();
  }

  // The size of text goes along from page to page.
  for (const input of document.querySelectorAll("input[name=size]")) {
    try {
      if (localStorage.getItem("size") === input.id) input.checked = true;
    } catch {
      // Nothing may be kept: each page begins at the usual size.
    }
    input.addEventListener("change", () => {
      try {
        localStorage.setItem("size", input.id);
      } catch {
        // As above.
      }
    });
  }

  // Sorting.
  function valueOf(cell) {
    if (!cell) return "";
    if (cell.dataset.sort !== undefined) return cell.dataset.sort;
    const data = cell.querySelector("data");
    if (data) return data.getAttribute("value");
    // A dash in a column of numbers is no value.
    const text = textOf(cell);
    return cell.classList.contains("n") && !/^[\d.,%\s]+$/.test(text)
      ? "" : text;
  }

  function sort(table, column, isDown) {
    const rows = [...table.tBodies[0].rows]
      .filter((row) => !row.classList.contains("total"))
      .map((row, place) => ({ row, place,
        value: valueOf(row.cells[column]) }));
    const isNumber = rows.every(({ value }) =>
      value === "" || Number.isFinite(Number(value)));
    const way = isDown ? -1 : 1;
    rows.sort((a, b) => {
      // What has no value is last, whichever way.
      if (a.value === "" || b.value === "")
        return (a.value === "") - (b.value === "") || a.place - b.place;
      return way * (isNumber ? a.value - b.value
        : collator.compare(a.value, b.value)) || a.place - b.place;
    });
    const total = [...table.tBodies[0].rows]
      .filter((row) => row.classList.contains("total"));
    table.tBodies[0].append(...rows.map(({ row }) => row), ...total);
    for (const head of table.tHead.rows[0].cells)
      if (head.querySelector("button"))
        head.setAttribute("aria-sort", head.cellIndex !== column ? "none"
          : isDown ? "descending" : "ascending");
  }

  function makeSorted(table, number) {
    if (table.tBodies[0].rows.length < 3) return;
    const key = `sort${number || ""}`;
    for (const head of table.tHead.rows[0].cells) {
      if (textOf(head) === "" || head.classList.contains("bar")) continue;
      const button = make("button", { type: "button" }, ...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        // Numbers are asked for from the highest.
        const now = head.getAttribute("aria-sort");
        const isDown = now === "none" ? head.classList.contains("n")
          : now === "ascending";
        sort(table, head.cellIndex, isDown);
        keep(key, `${head.cellIndex}${isDown ? "d" : "u"}`);
      });
    }
    const was = /^(\d+)([du])$/.exec(chosen.get(key) ?? "");
    if (was && table.tHead.rows[0].cells[was[1]]?.querySelector("button"))
      sort(table, Number(was[1]), was[2] === "d");
  }

  // Searching and filtering.
  const short = (text) => text.length <= 60 ? text : `${text.slice(0, 59)}…`;

  function choicesOf(items) {
    const choices = new Map();
    for (const { key, text } of items)
      if (text !== "" && !choices.has(key)) choices.set(key, text);
    return [...choices].sort((a, b) => collator.compare(a[1], b[1]));
  }

  // A filter tells of each item which choice it is: { key, text }.
  function filtersOf(list, items) {
    const filters = [];
    if (list.tHead) {
      for (const head of list.tHead.querySelectorAll("th[data-filter]")) {
        const column = head.cellIndex;
        filters.push({ name: head.dataset.filter || `c${column}`,
          label: textOf(head), of: (item) => {
            const cell = item.cells[column];
            const text = cell ? textOf(cell) : "";
            return { key: cell?.dataset.key ?? text, text };
          } });
      }
    } else if (list.dataset.filter) {
      const name = list.dataset.filter;
      filters.push({ name, label: list.dataset.filterLabel ?? name,
        of: (item) => {
          const text = item.dataset[name] ?? "";
          return { key: item.dataset.key ?? text, text };
        } });
    }
    for (const filter of filters)
      filter.choices = choicesOf(items.map(filter.of));
    return filters.filter(({ choices }) =>
      choices.length > 1 && choices.length <= MOST_CHOICES);
  }

  // A heading goes when all that stands below it does.
  function hideHeadings(list) {
    let heading = null;
    for (const child of list.children)
      if (/^H\d$/.test(child.tagName)) {
        heading = child;
        heading.hidden = true;
      } else if (heading && !child.hidden) heading.hidden = false;
  }

  // Of tables in sections of their own, what has nothing left goes whole.
  function hideEmpty(list) {
    const section = list.closest("section");
    const whole = section?.querySelectorAll("table").length === 1 ? section
      : list.closest(".scroll") ?? list;
    whole.hidden = itemsOf(list).every((item) => item.hidden);
  }

  function itemsOf(list) {
    return list.tBodies
      ? [...list.tBodies].flatMap((body) => [...body.rows])
      : [...list.children].filter((child) => !/^H\d$/.test(child.tagName));
  }

  // Lists of the same kind are searched together.
  function makeFind(lists, number) {
    const [list] = lists;
    const items = lists.flatMap(itemsOf);
    const filters = filtersOf(list, items);
    if (items.length < FEWEST && filters.length === 0) return;
    const suffix = number || "";
    const status = make("p", { role: "status" });
    const input = make("input", { type: "search", autocomplete: "off",
      spellcheck: "false" });
    const clear = make("button", { type: "button" }, words.clear);
    const texts = new Map();
    input.value = chosen.get(`q${suffix}`) ?? "";
    const form = make("div", { class: "find", role: "search", "data-script":
      "", "aria-label": words.search + (list.caption
      ? ` – ${textOf(list.caption)}` : "") },
    make("label", {}, words.search, input));
    for (const filter of filters) {
      filter.select = make("select", {}, make("option", { value: "" },
        words.all), ...filter.choices.map(([key, text]) =>
        make("option", { value: key }, short(text))));
      filter.select.value = chosen.get(filter.name + suffix) ?? "";
      if (filter.select.selectedIndex < 0) filter.select.selectedIndex = 0;
      form.append(make("label", {}, filter.label, filter.select));
    }
    form.append(clear, status);

    function apply() {
      const sought = input.value.trim().toLocaleLowerCase().split(/\s+/);
      let left = 0;
      for (const item of items) {
        if (!texts.has(item)) texts.set(item, textOf(item).toLocaleLowerCase());
        const isLeft = sought.every((word) => texts.get(item).includes(word)) &&
          filters.every(({ select, of }) =>
            select.value === "" || of(item).key === select.value);
        item.hidden = !isLeft;
        left += isLeft ? 1 : 0;
      }
      if (!list.tBodies) hideHeadings(list);
      if (lists.length > 1) lists.forEach(hideEmpty);
      const isAll = left === items.length && input.value.trim() === "";
      clear.hidden = isAll && filters.every(({ select }) => select.value === "");
      status.textContent = left === 0 ? words.none : clear.hidden ? ""
        : words.left(group.format(left), group.format(items.length));
    }

    function changed() {
      keep(`q${suffix}`, input.value.trim());
      for (const { name, select } of filters) keep(name + suffix, select.value);
      apply();
    }

    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(changed, 150);
    });
    for (const { select } of filters)
      select.addEventListener("change", changed);
    clear.addEventListener("click", () => {
      input.value = "";
      for (const { select } of filters) select.value = "";
      changed();
      input.focus();
    });
    const region = list.closest(".scroll") ?? list;
    (lists.length > 1 && list.closest("section") || region).before(form);
    apply();
  }

  // A link to an item that was filtered away, or is folded up, shows it.
  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const item = id === "" ? null : document.getElementById(id);
    const away = item?.closest("[hidden]");
    if (away) away.hidden = false;
    if (item?.tagName === "DETAILS") item.open = true;
    if (away || item?.tagName === "DETAILS") item.scrollIntoView();
    carry();
  }

  const tables = [...document.querySelectorAll("table.sorted")]
    .filter((table) => table.tHead && table.tBodies.length > 0);
  const kinds = new Map();
  for (const table of tables) {
    const heads = textOf(table.tHead);
    kinds.set(heads, [...kinds.get(heads) ?? [], table]);
  }
  const others = [...document.querySelectorAll("[data-find]:not(table)")];
  tables.forEach(makeSorted);
  [...kinds.values(), ...others.map((list) => [list])].forEach(makeFind);
  addEventListener("hashchange", reveal);
  reveal();
})();
