import type { SandboxOptions, ShopRule } from 'lisa-query/sandbox'

/**
 * What this shop's LiSA refuses although it fits the schema. No form knows these rules: what they find comes back as a 422,
 * at fields that a form has, at fields that it has not, and about the whole.
 */
export const houseRules: NonNullable<SandboxOptions['rules']> = {
  'POST /shows': (body, add) => {
    plainText(body, add)
    const { startsAt, title, description } = body as ShowFields
    const days = (Date.parse(startsAt ?? '') - Date.now()) / 86_400_000
    if (days < 0) add('startsAt', 'is in the past')
    if (days < 3) add('poster.url', 'A picture is needed for a show in the next three days')
    if (title?.de && title.de.length > 60) add('title.de', 'is too long for the player (60 characters at most)')
    if (title?.['*'] && title['*'] === description?.['*']) add('base', 'The title and the description say the same')
  },
  'PATCH /products/{id}': (body, add) => {
    plainText(body, add)
    const { variants = [] } = body as ProductFields
    const prices = variants.map(({ price }) => price?.original.value ?? 0)
    prices.forEach((price, index) => {
      if (price > 10_000) add(`variants.${index}.price.original.value`, 'must be 10000 or less')
    })
    if (Math.max(...prices) > 5_000) add('shipping.class', 'A shipping class is needed above 5000')
    if (Math.max(...prices) > 10 * Math.min(...prices)) add('base', 'One variant costs more than ten times another')
  },
  'POST /plugin-notifications/{id}/updates': (body, add) => {
    plainText(body, add)
    const { price = 0, stock } = body as NotificationFields
    const quantity = stock?.quantity ?? 0
    if (quantity > 1_000) add('stock.quantity', 'must be 1000 or less')
    if (price > 1_000) add('currency', 'A currency is needed above 1000')
    if (price * quantity > 1_000_000) add('base', 'This is worth more than a million: send it in parts')
  },
}

// As far as the rules look; the schemas have checked them.
interface ShowFields {
  startsAt?: string
  title?: Record<string, string>
  description?: Record<string, string>
}
interface ProductFields {
  variants?: { price?: { original: { value: number } } }[]
}
interface NotificationFields {
  price?: number
  stock?: { quantity?: number }
}

/** Refuses texts that hold a tag, wherever they stand, and repeats them as servers do: a page must show that as text. */
const plainText: ShopRule = (body, add) => {
  const look = (value: unknown, path: string[]): void => {
    if (typeof value === 'string' && /<[a-z/!]/i.test(value)) add(path.join('.'), `must be plain text, not ${value}`)
    if (typeof value !== 'object' || value === null) return
    // A variant's `name` is LiSA's older title, and says the same.
    for (const [name, inner] of Object.entries(value)) if (name !== 'name') look(inner, [...path, name])
  }
  look(body, [])
}
