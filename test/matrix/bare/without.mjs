/** What browsers and Node have, and React Native's Hermes or older workers have not. */
const globals = [
  'BroadcastChannel',
  'CompressionStream',
  'CustomEvent',
  'DOMException',
  'Event',
  'EventSource',
  'EventTarget',
  'MessageChannel',
  'document',
  'localStorage',
  'navigator',
  'structuredClone',
]

const statics = [
  [AbortSignal, ['any', 'timeout', 'abort']],
  [AbortSignal.prototype, ['throwIfAborted', 'reason']],
  [Array, ['fromAsync']],
  [Array.prototype, ['toReversed', 'toSorted', 'toSpliced', 'with']],
  [Atomics, ['waitAsync']],
  [ArrayBuffer.prototype, ['transfer', 'transferToFixedLength', 'resize']],
  [Map, ['groupBy']],
  [Object, ['groupBy']],
  [Promise, ['withResolvers', 'try']],
  [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
  [String.prototype, ['isWellFormed']], // Node's fetch needs its sibling `toWellFormed`
  [URL, ['canParse', 'parse']],
  [
    Object.getPrototypeOf(Object.getPrototypeOf([].values())),
    ['map', 'filter', 'take', 'drop', 'toArray', 'forEach', 'some', 'find'],
  ],
]

// Node's own modules need some of it while they load.
await import('node:http')
await (await fetch('data:,loaded')).text()

for (const name of globals) delete globalThis[name]
for (const [owner, names] of statics) for (const name of names) delete owner[name]
