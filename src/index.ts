export * from './core.ts'
export { useChannel, useChannels } from './hooks/channels.ts'
export { useMediaItems } from './hooks/media-items.ts'
export { useNotifyProductUpdate } from './hooks/notifications.ts'
export { useCreateProduct, useProduct, useProducts, useShowProducts, useUpdateProduct } from './hooks/products.ts'
export {
  useArchiveShow,
  useChannelCurrentShow,
  useCreateShow,
  useCurrentShow,
  usePublishShow,
  useShow,
  useShows,
  useUpdateShow,
} from './hooks/shows.ts'
export type { LiveStatus } from './live/live-news.ts'
export { useLisaLive } from './live/use-lisa-live.ts'
export { useCountdown } from './react/error-state/use-countdown.ts'
export {
  type ErrorAction,
  type ErrorSource,
  type ErrorState,
  useErrorDescription,
  useErrorState,
} from './react/error-state/use-error-state.ts'
export type {
  ErrorSummaryEntry,
  ErrorSummaryProps,
  FieldErrors,
  FieldErrorsOptions,
  FieldInputProps,
  FieldMessageProps,
} from './react/field-errors/field-errors.ts'
export type { FieldNames } from './react/field-errors/field-names.ts'
export { useFieldErrors } from './react/field-errors/use-field-errors.ts'
export type {
  DefinedListOptions,
  DefinedListResult,
  DefinedReadOptions,
  DefinedReadResult,
  Id,
  ListItem,
  ListOptions,
  ListQuery,
  ListResult,
  ReadOptions,
  ReadResult,
  WriteOptions,
  WriteResult,
} from './react/hook-types.ts'
export { LisaHydration, type LisaHydrationProps } from './react/hydration/lisa-hydration.tsx'
export { LisaProvider, type LisaProviderProps, useLisaClient, useLisaQueryClient } from './react/provider.tsx'
export { type AuthPromptState, useAuthPrompt } from './react/use-auth-prompt.ts'
export { type LisaWriteOptions, useLisaMutation } from './react/use-lisa-mutation.ts'
export { type DefinedLisaPagesReadOptions, type LisaPagesReadOptions, useLisaPages } from './react/use-lisa-pages.ts'
export { type DefinedLisaReadOptions, type LisaReadOptions, useLisaQuery } from './react/use-lisa-query.ts'
export { useMessages } from './react/use-messages.ts'
export { useRateLimit } from './react/use-rate-limit.ts'
export { type Receipt, useReceipt } from './react/use-receipt.ts'
