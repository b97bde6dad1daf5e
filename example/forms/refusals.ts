/** What a form's page says about the house rules, and entries that break them, by the names of the inputs. */
export interface Refusal {
  rules: readonly string[]
  entries: Readonly<Record<string, string>>
}

const plainText = 'A text with a tag is refused, and repeated.'
const tag = '<img src=x onerror=alert(1)>'

export const refusals = {
  show: {
    rules: [
      'A show starts in the future.',
      'Within three days it needs a poster, which the form does not have.',
      'Title and description say different things.',
      plainText,
    ],
    entries: {
      'title.*': 'Soup for a crowd',
      'title.de': `Suppe für viele ${tag}`,
      'description.*': 'Soup for a crowd',
      startsAt: '2020-01-01T19:00',
    },
  },
  product: {
    rules: [
      'A variant costs 10000 at most.',
      'Above 5000 it needs a shipping class, which the form does not have.',
      'No variant costs more than ten times another.',
      plainText,
    ],
    entries: { 'variants.0.price.original.value': '12000', 'variants.1.title.*': `Glacier ${tag}` },
  },
  notify: {
    rules: [
      'A notification is about 1000 pieces at most.',
      'Above 1000 it needs a currency, which the form does not have.',
      'What it is about is worth a million at most.',
      plainText,
    ],
    entries: { productId: `101 ${tag}`, price: '1200', 'stock.quantity': '5000' },
  },
} satisfies Record<string, Refusal>

/** Types into a form as a person would, so that React and every form library hear of it. */
export function typeInto(form: HTMLFormElement, entries: Refusal['entries']): void {
  for (const [name, value] of Object.entries(entries)) {
    const field = form.elements.namedItem(name)
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue
    // React replaces `value` on each element: the prototype's own setter goes past it.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
