// Modules that only some steps need. Where the network fails or is silent it tries again, under another name: browsers
// remember a module that did not come.
const APART = 2_000;
const PATIENCE = 15_000;
const loaded = new Map();
const here = new Set();

const inTime = (module) =>
  Promise.race([module, new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("silence")))]);

async function fetched(name) {
  for (let tries = 0; ; tries += 1) {
    try {
      const module = await inTime(import(tries ? `./${name}.js?again=${tries}` : `./${name}.js`));
      here.add(name);
      return module;
    } catch {
      await new Promise((resume) => setTimeout(resume, APART * Math.min(tries + 1, 5)));
    }
  }
}

/** The module with this name; asked for once. */
export function load(name) {
  if (!loaded.has(name)) loaded.set(name, fetched(name));
  return loaded.get(name);
}

/** The style sheet with this name; asked for once. */
export function dress(name) {
  const href = new URL(`../css/${name}.css`, import.meta.url).href;
  if ([...document.querySelectorAll("link")].some((each) => each.href === href)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

/** Whether it has come. */
export const isLoaded = (name) => here.has(name);
