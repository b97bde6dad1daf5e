const name = 'lisa-query devtools'

/** Whether the panel was open when the page was left, or the session ended. */
export function isKeptOpen(): boolean {
  try {
    return sessionStorage.getItem(name) === 'open'
  } catch {
    return false
  }
}

export function keepOpen(isOpen: boolean): void {
  try {
    if (isOpen) sessionStorage.setItem(name, 'open')
    else sessionStorage.removeItem(name)
  } catch {
    // A page without storage forgets it.
  }
}
