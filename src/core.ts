export { type Accepted, isAccepted } from './client/accepted.ts'
export { createLisaClient, type InputArgs, type LisaClient, type RateLimitStore, type RequestArgs } from './client/client.ts'
export { type Clock, systemClock } from './client/clock.ts'
export type { Development, StandIn } from './client/development.ts'
export type {
  AnswerBody,
  EncodedBody,
  Endpoint,
  EndpointInput,
  EndpointOutput,
  ItemOf,
  PageParam,
  Pages,
  PathInput,
} from './client/endpoint.ts'
export type {
  EventStream,
  GateEvent,
  LisaEvent,
  LiveEvent,
  RequestEvent,
  RequestFacts,
  SessionEvent,
  StreamedEvent,
  WaitReason,
} from './client/events.ts'
export type { Method, ReadMethod } from './client/method.ts'
export type { LisaClientOptions, UnexpectedShape } from './client/options.ts'
export type { RateLimit } from './client/rate-limit/rate-limit.ts'
export type { RetryAfterUnit } from './client/rate-limit/retry-after.ts'
export { type Refusal, type RefusalSchemas, refusalOf } from './client/refusal.ts'
export type { RequestOptions } from './client/request/send.ts'
export type { RefusedRequests } from './client/session/refused.ts'
export type { Session } from './client/session/session.ts'
export type { AuthPrompt, SessionNews } from './client/session/state.ts'
export { getChannel, listChannels } from './endpoints/channels.ts'
export { type EndpointDefinition, endpoint } from './endpoints/endpoint.ts'
export { formatPrice } from './endpoints/format-price.ts'
export { bodySignature, ingestServer } from './endpoints/ingest.ts'
export { localize } from './endpoints/localize.ts'
export { listMediaItems } from './endpoints/media-items.ts'
export { notifyProductUpdate } from './endpoints/notifications.ts'
export { type Page, PageQuery, pageOf } from './endpoints/page.ts'
export { createProduct, getProduct, listProducts, listShowProducts, updateProduct } from './endpoints/products.ts'
export type { Route } from './endpoints/route-types.ts'
export {
  Channel,
  Image,
  LocalizedString,
  MediaItem,
  NewProduct,
  NewShow,
  Poster,
  Price,
  Product,
  ProductChanges,
  ProductUpdate,
  ProductVariant,
  Show,
  ShowChanges,
} from './endpoints/schemas.ts'
export {
  archiveShow,
  createShow,
  getChannelCurrentShow,
  getCurrentShow,
  getShow,
  listShows,
  publishShow,
  updateShow,
} from './endpoints/shows.ts'
export type { GatewayRefusal } from './errors/gateway-refusal.ts'
export {
  type FieldMessages,
  type FieldReason,
  isLisaError,
  type LisaError,
  type LisaErrorFacts,
  type LisaErrorInit,
  type LisaErrorJSON,
  type LisaErrorKind,
  type LisaErrorOf,
  lisaError,
  type ShapeIssue,
} from './errors/lisa-error.ts'
export { reviveLisaError } from './errors/revive.ts'
export type { MessageOverrides, Messages } from './messages/catalogue.ts'
export { followSession } from './query/follow-session.ts'
export { inlineJson } from './query/inline-json.ts'
export { type LisaKey, type LisaReadKey, lisaKey } from './query/keys.ts'
export { type LisaMutationOptions, lisaMutation, type WriteInput } from './query/mutation-options.ts'
export { type PageStatus, pageStatus } from './query/page-status.ts'
export { type LisaPagesOptions, type LisaWaitingPagesOptions, type ListInput, lisaPages } from './query/pages-options.ts'
export { prefetchLisa } from './query/prefetch.ts'
export type { PrefetchedRead, PrefetchedState, PrefetchReads } from './query/prefetched.ts'
export { type LisaQueryOptions, type LisaWaitingQueryOptions, lisaQuery, type MaybeInput } from './query/query-options.ts'
export { type Open, openText as open } from './schema/answers.ts'
