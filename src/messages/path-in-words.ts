/** A field that has no label, in words: `variants.0.compareAtPrice` is "Variants 1 compare at price". */
export function pathInWords(path: string): string {
  const words = path
    .split('.')
    // A text in every language.
    .filter((part) => part !== '*')
    .map((part) =>
      /^\d+$/.test(part) ? `${Number(part) + 1}` : part.replace(/[_-]+/g, ' ').replace(/(?<=\p{Ll})\p{Lu}/gu, ' $&'),
    )
    .join(' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
