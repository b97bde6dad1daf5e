/** Where an application keeps its credential, and how it gets a new one. */
export interface Session {
  token: string
  /** Asks the server, keeps what it gives, and gives it on. */
  refresh(): Promise<string>
}

export function sessionAt(baseUrl: string, token: string): Session {
  return {
    token,
    async refresh() {
      const response = await fetch(`${baseUrl}/refresh`, { method: 'POST' })
      if (!response.ok) throw new Error(`POST /refresh: ${response.status}`)
      this.token = ((await response.json()) as { token: string }).token
      return this.token
    },
  }
}

/** Whoever asks while a refresh is under way gets that one: the few lines that most applications write. */
export function sharedRefresh(session: Session): () => Promise<string> {
  let refreshing: Promise<string> | undefined
  return () => {
    refreshing ??= session.refresh().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }
}
