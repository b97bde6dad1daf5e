import { expect, test } from 'vitest'

const namesOf = (module: object): string[] => Object.keys(module).sort()

test('lisa-query', async () => {
  expect(namesOf(await import('lisa-query'))).toMatchInlineSnapshot(`
    [
      "Channel",
      "Image",
      "LisaHydration",
      "LisaProvider",
      "LocalizedString",
      "MediaItem",
      "NewProduct",
      "NewShow",
      "PageQuery",
      "Poster",
      "Price",
      "Product",
      "ProductChanges",
      "ProductUpdate",
      "ProductVariant",
      "Show",
      "ShowChanges",
      "archiveShow",
      "bodySignature",
      "createLisaClient",
      "createProduct",
      "createShow",
      "endpoint",
      "followSession",
      "formatPrice",
      "getChannel",
      "getChannelCurrentShow",
      "getCurrentShow",
      "getProduct",
      "getShow",
      "ingestServer",
      "inlineJson",
      "isAccepted",
      "isLisaError",
      "lisaError",
      "lisaKey",
      "lisaMutation",
      "lisaPages",
      "lisaQuery",
      "listChannels",
      "listMediaItems",
      "listProducts",
      "listShowProducts",
      "listShows",
      "localize",
      "notifyProductUpdate",
      "open",
      "pageOf",
      "pageStatus",
      "prefetchLisa",
      "publishShow",
      "refusalOf",
      "reviveLisaError",
      "systemClock",
      "updateProduct",
      "updateShow",
      "useArchiveShow",
      "useAuthPrompt",
      "useChannel",
      "useChannelCurrentShow",
      "useChannels",
      "useCountdown",
      "useCreateProduct",
      "useCreateShow",
      "useCurrentShow",
      "useErrorDescription",
      "useErrorState",
      "useFieldErrors",
      "useLisaClient",
      "useLisaLive",
      "useLisaMutation",
      "useLisaPages",
      "useLisaQuery",
      "useLisaQueryClient",
      "useMediaItems",
      "useMessages",
      "useNotifyProductUpdate",
      "useProduct",
      "useProducts",
      "usePublishShow",
      "useRateLimit",
      "useReceipt",
      "useShow",
      "useShowProducts",
      "useShows",
      "useUpdateProduct",
      "useUpdateShow",
    ]
  `)
})

test('lisa-query/core', async () => {
  expect(namesOf(await import('lisa-query/core'))).toMatchInlineSnapshot(`
    [
      "Channel",
      "Image",
      "LocalizedString",
      "MediaItem",
      "NewProduct",
      "NewShow",
      "PageQuery",
      "Poster",
      "Price",
      "Product",
      "ProductChanges",
      "ProductUpdate",
      "ProductVariant",
      "Show",
      "ShowChanges",
      "archiveShow",
      "bodySignature",
      "createLisaClient",
      "createProduct",
      "createShow",
      "endpoint",
      "followSession",
      "formatPrice",
      "getChannel",
      "getChannelCurrentShow",
      "getCurrentShow",
      "getProduct",
      "getShow",
      "ingestServer",
      "inlineJson",
      "isAccepted",
      "isLisaError",
      "lisaError",
      "lisaKey",
      "lisaMutation",
      "lisaPages",
      "lisaQuery",
      "listChannels",
      "listMediaItems",
      "listProducts",
      "listShowProducts",
      "listShows",
      "localize",
      "notifyProductUpdate",
      "open",
      "pageOf",
      "pageStatus",
      "prefetchLisa",
      "publishShow",
      "refusalOf",
      "reviveLisaError",
      "systemClock",
      "updateProduct",
      "updateShow",
    ]
  `)
})

test('lisa-query/devtools', async () => {
  expect(namesOf(await import('lisa-query/devtools'))).toMatchInlineSnapshot(`
    [
      "LisaDevtools",
      "LisaDevtoolsPanel",
      "lisaDevtoolsPlugin",
    ]
  `)
})

test('lisa-query/devtools/production', async () => {
  expect(namesOf(await import('lisa-query/devtools/production'))).toMatchInlineSnapshot(`
    [
      "LisaDevtools",
      "LisaDevtoolsPanel",
      "lisaDevtoolsPlugin",
    ]
  `)
})

test('lisa-query/hmac', async () => {
  expect(namesOf(await import('lisa-query/hmac'))).toMatchInlineSnapshot(`
    [
      "hmacSigner",
    ]
  `)
})

test('lisa-query/messages', async () => {
  expect(namesOf(await import('lisa-query/messages'))).toMatchInlineSnapshot(`
    [
      "de",
      "en",
      "mergeMessages",
    ]
  `)
})

test('lisa-query/player', async () => {
  expect(namesOf(await import('lisa-query/player'))).toMatchInlineSnapshot(`
    [
      "ContentHub",
      "LisaPlayer",
      "PromoBanner",
      "connectLisaPlayer",
      "eventOf",
      "pickPromo",
      "pickShow",
      "playerMessages",
      "playerUrl",
      "stickerTimes",
      "useCartBridge",
      "useLisaPlayer",
      "usePassVisitor",
      "usePictureInPicture",
    ]
  `)
})

test('lisa-query/player/core', async () => {
  expect(namesOf(await import('lisa-query/player/core'))).toMatchInlineSnapshot(`
    [
      "connectLisaPlayer",
      "eventOf",
      "pickPromo",
      "pickShow",
      "playerMessages",
      "playerUrl",
      "stickerTimes",
    ]
  `)
})

test('lisa-query/sandbox/player', async () => {
  expect(namesOf(await import('lisa-query/sandbox/player'))).toMatchInlineSnapshot(`
    [
      "startSandboxPlayer",
    ]
  `)
})

test('lisa-query has all of lisa-query/core', async () => {
  expect(await import('lisa-query')).toMatchObject({ ...(await import('lisa-query/core')) })
})

test('lisa-query/ui', async () => {
  expect(namesOf(await import('lisa-query/ui'))).toMatchInlineSnapshot(`
    [
      "AuthPrompt",
      "Countdown",
      "ErrorSummary",
      "FieldError",
      "Notice",
      "ScopeNotice",
    ]
  `)
})

test('lisa-query/react-hook-form', async () => {
  expect(namesOf(await import('lisa-query/react-hook-form'))).toMatchInlineSnapshot(`
    [
      "useFormErrors",
    ]
  `)
})

test('lisa-query/tanstack-form', async () => {
  expect(namesOf(await import('lisa-query/tanstack-form'))).toMatchInlineSnapshot(`
    [
      "useFormErrors",
    ]
  `)
})

test('lisa-query/server', async () => {
  expect(namesOf(await import('lisa-query/server'))).toMatchInlineSnapshot(`
    [
      "createLisaGateway",
      "hmacSigner",
      "memoryStore",
      "redisStore",
    ]
  `)
})

test('lisa-query/schema', async () => {
  expect(namesOf(await import('lisa-query/schema'))).toMatchInlineSnapshot(`
    [
      "above",
      "anything",
      "below",
      "blobAnswer",
      "boolean",
      "both",
      "bytesBody",
      "checked",
      "either",
      "empty",
      "exact",
      "file",
      "formBody",
      "format",
      "headersAnswer",
      "integer",
      "jsonBody",
      "lazy",
      "list",
      "literal",
      "loose",
      "maxItems",
      "maxLength",
      "maximum",
      "minItems",
      "minLength",
      "minimum",
      "multipartBody",
      "multipleOf",
      "nextCursor",
      "nextLink",
      "nextNumber",
      "nextOffset",
      "nothing",
      "nullable",
      "number",
      "object",
      "oneOf",
      "open",
      "openEither",
      "openLiteral",
      "openText",
      "openVariants",
      "optional",
      "orNull",
      "pattern",
      "queryStyles",
      "record",
      "text",
      "textAnswer",
      "textBody",
      "uniqueItems",
      "variants",
    ]
  `)
})

test('lisa-query/generate', async () => {
  expect(namesOf(await import('lisa-query/generate'))).toMatchInlineSnapshot(`
    [
      "GenerateProblem",
      "defineConfig",
      "generate",
      "run",
    ]
  `)
})
