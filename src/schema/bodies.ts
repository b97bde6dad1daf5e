/** A body as it goes out; without a content type, `fetch` gives it one. */
export interface EncodedBody {
  body: string | Blob | FormData
  contentType?: string
}

type Fields = Readonly<Record<string, unknown>>

/** As a form: `application/x-www-form-urlencoded`. Lists repeat their name, objects go as `name[field]`. */
export function formBody(fields: Fields): EncodedBody {
  const form = new URLSearchParams()
  for (const [name, value] of flatFields(fields)) form.append(name, String(value))
  return { body: String(form), contentType: 'application/x-www-form-urlencoded' }
}

/** As `multipart/form-data`: files as they are, objects as JSON, lists under one name. */
export function multipartBody(fields: Fields): EncodedBody {
  const body = new FormData()
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) {
      if (value === undefined || value === null) continue
      if (value instanceof Blob) body.append(name, value)
      else if (typeof value === 'object') body.append(name, new Blob([JSON.stringify(value)], { type: 'application/json' }))
      else body.append(name, String(value))
    }
  }
  return { body }
}

/** As JSON under another media type, such as `application/merge-patch+json`. */
// @__NO_SIDE_EFFECTS__
export function jsonBody(contentType: string): (body: unknown) => EncodedBody {
  return (body) => ({ body: JSON.stringify(body), contentType })
}

/** As it is, as a text of this media type. */
// @__NO_SIDE_EFFECTS__
export function textBody(contentType: string): (body: string) => EncodedBody {
  return (body) => ({ body, contentType })
}

/** The bytes of a file; under its own media type if it has one. */
// @__NO_SIDE_EFFECTS__
export function bytesBody(contentType: string): (body: Blob) => EncodedBody {
  return (body) => ({ body, contentType: body.type || contentType })
}

/** Every value with the name that it goes under. */
function flatFields(fields: Fields): [name: string, value: unknown][] {
  return Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value.flatMap((item) => flatFields({ [name]: item }))
    if (typeof value !== 'object') return [[name, value]]
    return flatFields(Object.fromEntries(Object.entries(value).map(([field, inner]) => [`${name}[${field}]`, inner])))
  })
}
