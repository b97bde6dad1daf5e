// The guide is read without this. With it: the search, and answers of LiSA that one makes happen on the page.

const search = document.querySelector('[data-search]')
if (search) void import('./search.ts').then(({ showSearch }) => showSearch(search))

const live = document.querySelectorAll<HTMLElement>('[data-live]')
if (live.length > 0) void import('./live/live.tsx').then(({ showLive }) => live.forEach(showLive))

// On a narrow window the list of pages waits to be opened.
const list = document.querySelector<HTMLDetailsElement>('details.pages')
if (list && matchMedia('(max-width: 900px)').matches) list.open = false
