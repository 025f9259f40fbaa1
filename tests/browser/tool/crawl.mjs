// Which links of a page lead to further pages, and which pages are of one kind.

/** Addresses of pages that the HTML at `address` links to, without languages, files and places within a page. */
export function links(html, address) {
  const here = new URL(address);
  const hrefs = [...html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)].map(([, href]) => href.replace(/&(#38|amp);/g, "&"));
  const pages = hrefs.map((href) => new URL(href, here)).filter((url) => url.origin === here.origin && !isFile(url));
  return [...new Set(pages.map((url) => {
    url.searchParams.delete("lang");
    return url.pathname + (url.searchParams.size ? `?${url.searchParams}` : "");
  }))];
}

function isFile(url) {
  return /\.[a-z]{2,5}$/.test(url.pathname.split("/").pop()) && /^\/(reports|studies|explore)\//.test(url.pathname);
}

/** Addresses that differ in names and numbers only are of one kind; so are those that differ in filters. */
export function patternOf(address) {
  const { pathname, searchParams } = new URL(address, "http://here");
  const [, room, ...rest] = pathname.split("/");
  const words = ["new", "edit", "cases", "verify", "contact", "assign", "workers", "comparison", "summary", "handover", "duplicates"];
  const path = rest.map((part) => (words.includes(part) ? part : "*")).join("/");
  return `${room}/${path}?${[...searchParams.keys()].sort().join("&")}`;
}
