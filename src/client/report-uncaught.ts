/** Reports an error as the platform reports one that is not caught. A server logs it: throwing would end the process there. */
export function reportUncaught(error: unknown): void {
  if (globalThis.reportError) globalThis.reportError(error)
  // biome-ignore lint/suspicious/noConsole: Node has no `reportError`
  else console.error(error)
}
