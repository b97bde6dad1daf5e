import { fieldsOf, isOptional } from '../../../schema/inspect.ts'
import type { NestedMessages } from '../answers.ts'
import type { SandboxRoute } from '../routes/call.ts'

const sentences: Readonly<Record<number, string>> = {
  400: 'Required parameter missing or invalid',
  401: '[API] Invalid API key or access token (unrecognized login or wrong password)',
  404: 'Not Found',
  408: 'The request took too long to arrive',
  409: 'This has been changed by somebody else in the meantime',
  410: 'This has been removed',
  412: 'This has been changed by somebody else in the meantime',
  413: 'The request body exceeds 196608 bytes',
  429: 'Exceeded the request limit for this API key. Reduce request rates to resume uninterrupted service.',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'The request could not be completed in time',
}

/** The usual body of an error status, in Shopify's shapes. */
export function defaultBody(status: number, path: string, route: SandboxRoute | undefined): unknown {
  if (status === 403) return { errors: 'This action requires merchant approval for shows:write scope.' }
  if (status === 422 && route?.isChecked) return { errors: ofFields(route.endpoint) }
  if (status === 422) return { errors: path.startsWith('/shows') ? ofShow : ofProduct }
  return { errors: sentences[status] ?? `Status ${status}` }
}

/** A message at each field that a body needs, or at its first. */
function ofFields({ body }: SandboxRoute['endpoint']): NestedMessages {
  const fields = body ? fieldsOf(body) : []
  const needed = fields.filter(([, schema]) => !isOptional(schema))
  const named = needed.length > 0 ? needed : fields.slice(0, 1)
  return { ...Object.fromEntries(named.map(([name]) => [name, ["can't be blank"]])), base: ['This cannot be done now'] }
}

const base = ['Products in this show are locked while it is live']
const ofShow = { title: ["can't be blank"], startsAt: ['is not a date'], base }
const ofProduct = {
  title: ["can't be blank"],
  variants: { 0: { price: { original: { value: ['must be greater than 0'] } } } },
  base,
}

/** What a gateway or a hotel's network answers in LiSA's place. */
export const htmlPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Back in a moment</title></head>
<body><h1>Back in a moment</h1><p>The service behind this page is being looked after.</p></body></html>
`

/** Valid JSON that no endpoint promises. */
export const otherShape = { data: { type: 'resource', attributes: { id: 42, title: 'A title in one language' } } }
