export type { QueryEncoder, QueryStyle } from './client/endpoint.ts'
export { type Open, open, openEither, openLiteral, openText, openVariants } from './schema/answers.ts'
export { bytesBody, type EncodedBody, formBody, jsonBody, multipartBody, textBody } from './schema/bodies.ts'
export {
  above,
  below,
  checked,
  format,
  maxItems,
  maximum,
  maxLength,
  minItems,
  minimum,
  minLength,
  multipleOf,
  pattern,
  uniqueItems,
} from './schema/checks.ts'
export { both, either, lazy, oneOf, variants } from './schema/choices.ts'
export { exact, list, loose, nullable, object, optional, orNull, record } from './schema/containers.ts'
export { nextCursor, nextLink, nextNumber, nextOffset, type PageParam } from './schema/next-pages.ts'
export { queryStyles } from './schema/query-styles.ts'
export { blobAnswer, headersAnswer, textAnswer } from './schema/read-answers.ts'
export { anything, boolean, empty, file, integer, literal, nothing, number, type Schema, text } from './schema/values.ts'
