/** What the lab has beside the rows of the status table. */
export const morePages = [
  { slug: 'limits', href: '/lab/limits', label: 'Rate limit and session' },
  { slug: 'crowd', href: '/lab/crowd', label: 'Crowd' },
  { slug: 'forms', href: '/forms/show', label: 'Forms that lose nothing' },
]
