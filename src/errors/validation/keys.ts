/** A sentence: `{ "message": "is missing" }`. */
export const sentenceKey = /(messages?|msg|details?)$/i
/** A sentence or a code: `{ "error": "is missing" }`. */
export const reasonKey = /(title|errors?|reason|description)$/i
/** What adds to a sentence: `{ "context": "Value in [posts.title] exceeds 255 characters" }`. */
export const remarkKey = /(context|hint|help)$/i
/** More problems: `{ "violations": [{ "field": "title", "message": "is missing" }] }`. */
export const problemsKey = /(errors?|issues|violations|inner|children|causes|validation|modelstate)$/i
/** What stands around fields, or repeats what was sent: `{ "data": { "title": "is missing" } }`. */
export const wrapperKey = /(param(eter)?s|data|fields)$/i
/** A code: `{ "status": "fail" }`. */
export const codeKey = /(code|status|type|kind|id)s?$/i
/** What was sent: `{ "rejectedValue": "My first show" }`. */
export const echoKey = /^(value|input|rejected|found|received|actual|expected)/i
/** The name of a field: `{ "field": "title" }`. */
export const fieldKey =
  /^(pointer|target|(field|param(eter)?|property|attr(ibute)?)s?_?(name|path)?|members|(member|argument)_?names?|instance_?(path|location))$/i
/** The name of a field for sure, also among fields that may be called `field`: `{ "fieldName": "title" }`. */
export const fieldNameKey = /^(field|param(eter)?|property|attr(ibute)?|argument|instance)_?(name|path|location)$/i
/** The name of a field in an entry of a list, the better one first: elsewhere `path` is the request's. */
export const entryFieldKeys = [/^(?!schema|evaluation)\w*path$/i, /^loc(ation)?$/i, /^(key|name)$/i]
/** A place, which may be the whole document: `{ "loc": ["body"] }`. */
export const placeKey = /^(pointer|(instance)?loc(ation)?)$/i
/** A property that Ajv misses where the path leads, or has met there: `{ "missingProperty": "title" }`. */
export const propertyKey = /^(missing|additional)Property$/
/** What the placeholders of a sentence stand for: `{ "message": "%1 is missing", "parameters": ["title"] }`. */
export const valuesKey = /^(param(eter)?s|arg(ument)?s|info)$/i
