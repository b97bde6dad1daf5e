import './without.mjs'

// A worker has neither window nor document, and here no code from texts.
globalThis.Function = new Proxy(Function, {
  construct() {
    throw new EvalError('Code generation from strings disallowed for this context')
  },
})
