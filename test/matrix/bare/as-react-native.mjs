import './without.mjs'

// React Native has a window without a document and without events, and a navigator that knows neither locks nor `onLine`.
globalThis.window = globalThis
globalThis.self = globalThis
Object.defineProperty(globalThis, 'navigator', { value: { product: 'ReactNative' }, configurable: true })
delete globalThis.crypto
globalThis.IS_REACT_ACT_ENVIRONMENT = true
