export type { PrefetchedRead, PrefetchedState, PrefetchReads } from './query/prefetched.ts'
export type { PersonRequest } from './server/client-for.ts'
export { createLisaGateway, type GatewayContext, type LisaGateway } from './server/gateway.ts'
export type { CacheMark, GatewayEvent, UpstreamReason } from './server/gateway-events.ts'
export type {
  CacheOptions,
  GatewayOptions,
  KeyLimit,
  PublicRead,
  WebhookOptions,
} from './server/gateway-options.ts'
export { hmacSigner } from './server/hmac-signer.ts'
export type { LisaNotification, Touches } from './server/live/lisa-events.ts'
export type { NodeHandler, NodeRequest, NodeResponse } from './server/node-handler.ts'
export type { GatewayStore, MissDemand, Reservation, Share, StoredAnswer, StoreRead } from './server/store/gateway-store.ts'
export { type MemoryStoreOptions, memoryStore } from './server/store/memory-store.ts'
export type { IoRedisClient, NodeRedisClient, RedisClient } from './server/store/redis-client.ts'
export { type RedisStoreOptions, redisStore } from './server/store/redis-store.ts'
