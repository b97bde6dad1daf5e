import MiniSearch, { type SearchResult } from 'minisearch'

interface Piece {
  id: string
  address: string
  page: string
  heading: string
  text: string
}

/** Shows the field in `place`, which searches the guide. What it looks through comes when it is first used. */
export function showSearch(place: Element): void {
  const form = place.querySelector('form') as HTMLFormElement
  const input = place.querySelector('input') as HTMLInputElement
  const list = place.querySelector('ul') as HTMLUListElement
  const status = place.querySelector('[role=status]') as HTMLElement
  form.hidden = false
  let index: Promise<MiniSearch<Piece>> | undefined

  const show = async (): Promise<void> => {
    index ??= loadIndex()
    const results = input.value.trim() ? (await index).search(input.value).slice(0, 8) : []
    list.replaceChildren(...results.map(resultItem))
    list.hidden = results.length === 0
    status.textContent = input.value.trim() ? `${results.length} found` : ''
  }
  const close = (): void => {
    list.hidden = true
  }
  input.addEventListener('input', () => void show())
  input.addEventListener('focus', () => void show())
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    list.querySelector('a')?.click()
  })
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const stops = [input, ...list.querySelectorAll('a')]
    const at = stops.indexOf(document.activeElement as HTMLInputElement)
    stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length]?.focus()
  })
  form.addEventListener('focusout', ({ relatedTarget }) => {
    if (!form.contains(relatedTarget as Node | null)) close()
  })
}

async function loadIndex(): Promise<MiniSearch<Piece>> {
  const index = new MiniSearch<Piece>({
    fields: ['heading', 'page', 'text'],
    storeFields: ['address', 'page', 'heading'],
    searchOptions: { boost: { heading: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
  })
  index.addAll((await (await fetch('search.json')).json()) as Piece[])
  return index
}

function resultItem(result: SearchResult): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = result.address as string
  link.append(Object.assign(document.createElement('strong'), { textContent: result.heading as string }), ` ${result.page}`)
  item.append(link)
  return item
}
