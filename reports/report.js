// The report's own script. The page is whole without it: this only filters, groups, sorts, folds and walks through
// what is already there. Text of a feed is only ever moved or compared, or set as textContent; never parsed as markup.
// What is chosen stands in the URL fragment, as in #severity=critical&group=rule&at=post-2-3.
(() => {
  "use strict";

  const NORMAL = {
    severity: "critical,warning,info", rule: "", post: "", status: "open", new: "", q: "",
    group: "post", sort: "feed", keys: "on", at: "",
  };
  const FILTERS = ["severity", "rule", "post", "status", "new", "q"];
  const SEVERITIES = ["critical", "warning", "info"];
  const BATCH = 100; // findings drawn at a time where they are grouped: a screenful many times over
  const TYPING = 150; // milliseconds of rest before a search is made

  const byId = (id) => document.getElementById(id);
  const [form, main, posts, feed, grouped] = ["controls", "main", "posts", "feed", "grouped"].map(byId);
  const [groups, rest] = grouped.querySelectorAll(":scope > div, :scope > .rest");
  const help = byId("help");

  let state = { ...NORMAL };
  let walk = []; // the shown findings, in the order they stand in
  let unfolded = false; // whether the filter asks for notes to stand open

  // ------------------------------------------------------------------ what is on the page

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** A card or a post: what findings stand under. `words` are those it can be found by. */
  const places = new Map();
  const placeOf = (element, own) => {
    if (!element) return null;
    if (!places.has(element)) places.set(element, { element, own, shown: 0, folded: null });
    return places.get(element);
  };
  const wordsOf = (place) => {
    if (!place) return "";
    place.folded ??= folded([...place.element.querySelectorAll(place.own)].map((part) => part.textContent).join(" "));
    return place.folded;
  };

  const findings = Array.from(document.querySelectorAll(".finding"), (element) => {
    const data = element.dataset;
    return {
      element, rule: data.rule, severity: data.severity, post: data.post || "feed",
      card: placeOf(element.closest(".item"), ":scope > :is(h4, .by, .text, .about)"),
      section: placeOf(element.closest(".post, #feed"), ":scope > :is(h3, .about)"),
      notes: placeOf(element.closest(".notes"), "summary"),
      folded: null,
    };
  });
  const findingOf = new Map(findings.map((finding) => [finding.element, finding]));
  const quiet = document.querySelectorAll(".post:not(:has(.finding)), .quiet-items, .faults");
  const sections = [...posts.querySelectorAll(":scope > .post")];

  // ------------------------------------------------------------------ the URL fragment

  const readFragment = () => {
    const fragment = location.hash.slice(1);
    if (!fragment.includes("=")) {
      let at = fragment;
      try { at = decodeURIComponent(fragment); } catch { /* no anchor of this page has a stray % */ }
      return { ...NORMAL, keys: state.keys, at };
    }
    const given = Object.fromEntries(new URLSearchParams(fragment));
    return Object.fromEntries(Object.entries(NORMAL).map(([name, normal]) => [name, given[name] ?? normal]));
  };

  const writeFragment = (push) => {
    const chosen = Object.entries(state).filter(([name, value]) => value !== NORMAL[name]);
    const fragment = `#${new URLSearchParams(chosen)}`;
    if (fragment === (location.hash || "#")) return;
    history[push ? "pushState" : "replaceState"](null, "", fragment);
  };

  // ------------------------------------------------------------------ filter

  const makeTest = () => {
    const severities = new Set(state.severity.split(","));
    const tokens = folded(state.q).split(/\s+/).filter(Boolean);
    const found = (finding, token) => {
      finding.folded ??= folded(finding.element.textContent);
      return finding.folded.includes(token)
        || wordsOf(finding.card).includes(token) || wordsOf(finding.section).includes(token);
    };
    return (finding) => {
      const { status } = finding.element.dataset; // read each time: review changes it
      return severities.has(finding.severity)
        && (!state.rule || finding.rule === state.rule)
        && (!state.post || finding.post === state.post)
        && (state.status === "all" || (state.status === "open") === (status === "open"))
        && (!state.new || "new" in finding.element.dataset)
        && tokens.every((token) => found(finding, token));
    };
  };

  // Writing an attribute costs the browser work even where nothing changes.
  const setHidden = (element, hidden) => { if (element && element.hidden !== hidden) element.hidden = hidden; };

  const filter = () => {
    const test = makeTest();
    const narrow = FILTERS.some((name) => name !== "status" && state[name] !== NORMAL[name])
      || state.status === "decided";
    for (const place of places.values()) { place.shown = 0; place.counts = [0, 0, 0]; }
    const shown = findings.filter((finding) => {
      const shows = test(finding);
      setHidden(finding.element, !shows);
      if (shows) {
        for (const place of [finding.card, finding.section, finding.notes]) {
          if (!place) continue;
          place.shown += 1;
          place.counts[SEVERITIES.indexOf(finding.severity)] += 1;
        }
      }
      return shows;
    });
    for (const place of places.values()) {
      // A post or the feed is left standing unless something was asked for; a card without findings says nothing.
      setHidden(place.element, !place.shown && (narrow || !place.element.matches(".post, #feed")));
      if (place.own === "summary") {
        const count = place.element.querySelector(".count");
        if (count.textContent !== String(place.shown)) count.textContent = place.shown;
      }
    }
    for (const element of quiet) setHidden(element, narrow);
    return shown;
  };

  // ------------------------------------------------------------------ fold

  const fold = () => {
    const open = Boolean(state.q || state.rule || state.new || state.severity === "info");
    if (open === unfolded) return;
    unfolded = open;
    for (const place of places.values()) if (place.own === "summary") place.element.open = open;
  };

  const toggleNotes = (all) => {
    const here = walk[position()]?.element ?? document.activeElement;
    const within = all ? main : here.closest(".item, .post, #feed") ?? main;
    const notes = [...within.querySelectorAll(".notes")];
    const open = notes.some((one) => !one.open);
    for (const one of notes) one.open = open;
    if (!open && here.closest(".notes")) focusOn(here.closest(".item, .post, #feed"));
    say(`${open ? "Unfolded" : "Folded"} ${notes.length} ${notes.length === 1 ? "list" : "lists"} of notes`);
  };

  // ------------------------------------------------------------------ group and sort

  /** Worst first: more critical ones, then more warnings, then more notes. */
  const byWorst = (one, other) => other.counts[0] - one.counts[0] || other.counts[1] - one.counts[1]
    || other.counts[2] - one.counts[2];
  const compare = {
    feed: (one, other) => one.order - other.order,
    worst: (one, other) => byWorst(one, other) || one.order - other.order,
    most: (one, other) => other.shown - one.shown || one.order - other.order,
    name: (one, other) => one.name.localeCompare(other.name) || one.order - other.order,
  };

  let away = []; // [unit, the comment that holds its place in the list]
  let queue = []; // groups that are not drawn yet
  let drawnSort = "feed";

  const bringHome = () => {
    for (const [unit, holder] of away) {
      unit.querySelector(":scope > .context")?.remove();
      holder.replaceWith(unit);
    }
    away = [];
    queue = [];
    groups.replaceChildren();
  };

  const titleOf = (element, heading) => element?.querySelector(`:scope > ${heading}`)?.textContent ?? "The feed";

  const sortPosts = () => {
    if (state.sort === "feed" && drawnSort === "feed") return;
    drawnSort = state.sort;
    const order = sections.map((element, index) => ({
      element, order: index, name: titleOf(element, "h3").replace(/^\d+\.\s*/, ""),
      shown: places.get(element)?.shown ?? 0, counts: places.get(element)?.counts ?? [0, 0, 0],
    }));
    order.sort(compare[state.sort] ?? compare.feed);
    posts.append(...order.map((one) => one.element));
  };

  const gather = (shown) => {
    const made = new Map();
    const add = (key, name, unit, finding) => {
      if (!made.has(key)) {
        made.set(key, { name, order: made.size, units: new Map(), shown: 0, counts: [0, 0, 0] });
      }
      const group = made.get(key);
      group.shown += 1;
      group.counts[SEVERITIES.indexOf(finding.severity)] += 1;
      if (!group.units.has(unit)) group.units.set(unit, []);
      group.units.get(unit).push(finding);
    };
    for (const finding of shown) {
      const card = finding.card?.element;
      if (state.group === "rule") add(finding.rule, finding.rule, finding.element, finding);
      else if (card) add(card.dataset.film, titleOf(card, "h4").replace(/^\d+\.\s*/, ""), card, finding);
      else add("", "Not about one film", finding.element, finding);
    }
    return [...made.values()].sort(compare[state.sort] ?? compare.feed);
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  /** The line that says where a finding or a card comes from, once it stands elsewhere. */
  const contextOf = (unit, finding) => {
    const { card, section } = finding;
    const place = card && unit !== card.element ? card.element : section.element;
    const line = element("p", "context");
    const link = element("a", "", place === card?.element
      ? `${titleOf(section.element, "h3")} › ${titleOf(place, "h4")}` : titleOf(place, "h3"));
    link.href = `#${place.id}`;
    line.append(link);
    return line;
  };

  /** Draw the next findings of the queue: drawing all would take seconds where there are tens of thousands. */
  const drawMore = (atLeast = BATCH) => {
    let drawn = 0;
    while (queue.length && drawn < atLeast) {
      const group = queue[0];
      if (!group.list) {
        const section = element("section", "group");
        section.append(element("h3", "", `${group.name} (${group.shown})`));
        group.list = element(state.group === "rule" ? "ul" : "div", "findings");
        section.append(group.list);
        groups.append(section);
        group.waiting = [...group.units];
      }
      for (const [unit, own] of group.waiting.splice(0, atLeast - drawn)) {
        const holder = document.createComment("");
        unit.replaceWith(holder);
        away.push([unit, holder]);
        unit.prepend(contextOf(unit, own[0]));
        // A list item stands in a list, wherever it stands.
        if (unit.matches("li") && group.list.matches("div")) {
          if (!group.list.lastElementChild?.matches("ul")) group.list.append(element("ul", "findings"));
          group.list.lastElementChild.append(unit);
        } else group.list.append(unit);
        drawn += own.length;
      }
      if (!group.waiting.length) queue.shift();
    }
    setHidden(rest, !queue.length);
  };

  const arrange = (shown) => {
    bringHome();
    const inPlace = state.group !== "rule" && state.group !== "film";
    setHidden(posts, !inPlace);
    setHidden(grouped, inPlace);
    if (inPlace) {
      sortPosts();
      const places = new Map([feed, ...posts.querySelectorAll(":scope > .post")].map((one, index) => [one, index]));
      walk = state.sort === "feed" ? shown : [...shown].sort(
        (one, other) => places.get(one.section?.element) - places.get(other.section?.element));
      return;
    }
    setHidden(feed, true);
    byId("grouped-title").textContent = state.group === "rule" ? "Rule by rule" : "Film by film";
    queue = gather(shown);
    walk = queue.flatMap((group) => [...group.units.values()].flat());
    drawMore();
  };

  // ------------------------------------------------------------------ show

  const say = (text) => { byId("said").textContent = text; };

  const count = (number) => number.toLocaleString("en");

  const apply = () => {
    bringHome(); // first, so that the filter finds cards and posts where they belong
    const shown = filter();
    fold();
    arrange(shown);
    byId("shown").textContent = `${count(shown.length)} of ${count(findings.length)} findings shown`;
    setHidden(byId("none-shown"), shown.length > 0 || !findings.length);
  };

  const fill = () => {
    const severities = state.severity.split(",");
    for (const control of form.elements) {
      if (control.name === "severity") control.checked = severities.includes(control.value);
      else if (control.type === "checkbox") control.checked = Boolean(state[control.name]);
      else if (control.name) control.value = state[control.name];
    }
    byId("keys-on").checked = state.keys !== "off";
  };

  const focusOn = (target) => {
    if (!target) return;
    if (!target.matches("a, button, input, select, summary")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center" });
  };

  /** Bring an anchor into sight, whatever hides it: the filter, the grouping or a fold. */
  const reveal = (anchor) => {
    const target = byId(anchor);
    if (!target) return;
    const finding = findingOf.get(target);
    if (finding ? !walk.includes(finding) : target.closest("main [hidden]")) {
      const group = finding ? state.group : "post";
      state = { ...NORMAL, status: finding ? "all" : state.status, group, keys: state.keys, at: anchor };
      fill();
      apply();
    }
    if (finding && state.group !== "post") while (queue.length && !groups.contains(target)) drawMore();
    for (let fold_ = target.closest("details"); fold_; fold_ = fold_.parentElement.closest("details")) fold_.open = true;
    focusOn(target);
    // Posts out of sight have no height yet: once they have one, the place has moved.
    requestAnimationFrame(() => focusOn(target));
  };

  const go = (change, { push = true } = {}) => {
    state = { ...state, ...change };
    writeFragment(push);
    apply();
  };

  // ------------------------------------------------------------------ walk

  const position = () => {
    const here = document.activeElement?.closest(".finding");
    return here ? walk.indexOf(findingOf.get(here)) : -1;
  };

  const isFolded = (finding) => finding.notes && !finding.notes.element.open;

  const step = (by) => {
    const here = position();
    let next = here < 0 ? walk.findIndex((finding) => finding.element.id === state.at) : here;
    if (here < 0 && next >= 0) next -= by; // after a reload, take up the finding of the address
    if (here < 0 && next < 0 && by < 0) next = walk.length;
    do next += by; while (walk[next] && isFolded(walk[next]));
    const found = walk[next];
    if (!found) return say(by > 0 ? "No further finding" : "No earlier finding");
    while (queue.length && state.group !== "post" && !groups.contains(found.element)) drawMore();
    state.at = found.element.id;
    writeFragment(false);
    focusOn(found.element);
  };

  // ------------------------------------------------------------------ copy

  const copy = async (button) => {
    const value = button.parentElement.querySelector("b");
    try {
      await navigator.clipboard.writeText(value.textContent);
    } catch {
      // Some browsers give no clipboard to pages opened from a file.
      getSelection().selectAllChildren(value);
      if (!document.execCommand("copy")) return say("Press Ctrl+C to copy");
    }
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 2000);
    say(`Copied ${value.textContent}`);
  };

  // ------------------------------------------------------------------ listen

  const KEYS = {
    j: () => step(1),
    k: () => step(-1),
    e: () => toggleNotes(false),
    E: () => toggleNotes(true),
    c: () => walk[position()]?.element.querySelector(".copy")?.click(),
    "/": () => { form.querySelector("details").open = true; form.elements.q.focus(); },
    "?": () => help.showModal(),
  };

  const readForm = () => ({
    ...Object.fromEntries(FILTERS.concat("group", "sort").map((name) => [name, form.elements[name]?.value ?? ""])),
    severity: SEVERITIES.filter((one) => form.querySelector(`[value="${one}"]`).checked).join(","),
    new: form.elements.new?.checked ? "1" : "",
    at: "",
  });

  const listen = () => {
    let typing = 0;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      go({ ...NORMAL, keys: state.keys });
      fill();
    });
    form.addEventListener("input", (event) => {
      clearTimeout(typing);
      const search = event.target.name === "q";
      // One step back undoes a whole search, not a letter of it.
      const change = () => go(readForm(), { push: !search || !state.q });
      if (search) typing = setTimeout(change, TYPING);
      else change();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && event.target === form.elements.q) {
        event.target.value = "";
        event.target.blur();
        if (state.q) go({ q: "" });
        return;
      }
      const typed = event.target.matches("input:not([type=checkbox]), select, textarea, [contenteditable]");
      if (event.ctrlKey || event.metaKey || event.altKey || typed || help.open) return;
      if (!Object.hasOwn(KEYS, event.key) || (state.keys === "off" && event.key !== "?")) return;
      event.preventDefault();
      KEYS[event.key]();
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (event.target.closest(".copy")) copy(event.target.closest(".copy"));
      else if (link?.matches(".out")) link.target = "_blank"; // the report stays open beside it
      else if (link?.hash && link.pathname === location.pathname && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        state.at = decodeURIComponent(link.hash.slice(1));
        writeFragment(true);
        reveal(state.at);
      }
    });
    byId("keys").addEventListener("click", () => help.showModal());
    byId("keys-on").addEventListener("change", (event) => {
      state.keys = event.target.checked ? "on" : "off";
      writeFragment(false);
    });
    rest.addEventListener("click", () => drawMore());
    new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) drawMore(); }, { rootMargin: "800px" })
      .observe(rest);
    addEventListener("hashchange", start);
    addEventListener("beforeprint", () => drawMore(Infinity));
    document.addEventListener("audit:refresh", apply); // review has changed a data-status
  };

  const addOptions = () => {
    const tell = (select, values) => {
      for (const [value, text] of values) {
        const option = element("option", "", text);
        option.value = value;
        select.append(option);
      }
    };
    const rules = new Map();
    for (const { rule } of findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
    tell(form.elements.rule, [...rules].sort().map(([rule, number]) => [rule, `${rule} (${count(number)})`]));
    if (findings.some((finding) => finding.post === "feed")) tell(form.elements.post, [["feed", "The feed as a whole"]]);
    tell(form.elements.post, sections.map((post) => [post.id.replace("post-", ""), titleOf(post, "h3")]));
  };

  const start = () => {
    state = readFragment();
    fill();
    apply();
    if (state.at) reveal(state.at);
  };

  document.documentElement.classList.add("js");
  for (const notes of document.querySelectorAll(".notes")) notes.open = false;
  if (matchMedia("(max-width: 68rem)").matches) form.querySelector("details").open = false;
  addOptions();
  form.hidden = false;
  listen();
  start();
})();
