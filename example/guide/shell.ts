import { contents } from './contents.ts'
import type { GuidePage } from './page.ts'

const ordered = contents.flatMap(({ pages }) => pages)

/** What stands in the body of a page of the guide: the list of pages, the page, and what is on it. */
export function shell(page: GuidePage, pages: readonly GuidePage[]): string {
  return `
<a class="skip" href="#content">Skip to the content</a>
<header class="bar">
  <nav class="demo" aria-label="Demo">
    <a href="../index.html#/">Storefront</a>
    <a href="../index.html#/dashboard">Dashboard</a>
    <a href="../index.html#/lab/429">Lab</a>
    <a href="start.html" aria-current="true">Guide</a>
  </nav>
  <div data-search>
    <form role="search" class="search" hidden>
      <label><span class="unseen">Search the guide</span><input type="search" placeholder="Search the guide" autocomplete="off" /></label>
      <ul class="found" hidden></ul>
      <p class="unseen" role="status"></p>
    </form>
  </div>
</header>
<div class="guide">
  <details class="pages" open>
    <summary>Pages of the guide</summary>
    <nav aria-label="Guide">${contents.map(({ title, pages: names }) => part(title, names, page, pages)).join('')}</nav>
  </details>
  <main id="content" tabindex="-1">
    <article>${page.html}</article>
    ${turn(page, pages)}
  </main>
  ${onThisPage(page)}
</div>`
}

function part(title: string, names: readonly string[], here: GuidePage, pages: readonly GuidePage[]): string {
  const items = pages
    .filter(({ name }) => names.includes(name))
    .map((page) => `<li><a href="${page.name}.html"${page === here ? ' aria-current="page"' : ''}>${page.title}</a></li>`)
  const id = `part-${title.toLowerCase().replaceAll(' ', '-')}`
  return items.length === 0 ? '' : `<p id="${id}">${title}</p><ul aria-labelledby="${id}">${items.join('')}</ul>`
}

/** The page before and the page after. */
function turn(page: GuidePage, pages: readonly GuidePage[]): string {
  const at = ordered.indexOf(page.name)
  const link = (name: string | undefined, rel: 'prev' | 'next', word: string): string => {
    const other = pages.find((one) => one.name === name)
    return other ? `<a rel="${rel}" href="${other.name}.html"><span>${word}</span> ${other.title}</a>` : '<span></span>'
  }
  return `<nav class="turn" aria-label="Before and after">${link(ordered[at - 1], 'prev', 'Before')}${link(ordered[at + 1], 'next', 'Next')}</nav>
    <p class="source"><a href="${page.name}.md">This page as Markdown</a></p>`
}

function onThisPage({ headings }: GuidePage): string {
  const top = headings.filter(({ level }) => level === 2)
  if (top.length < 2) return '<div></div>'
  const items = top.map(({ id, text }) => `<li><a href="#${id}">${text}</a></li>`)
  return `<nav class="here" aria-labelledby="here"><p id="here">On this page</p><ul>${items.join('')}</ul></nav>`
}
