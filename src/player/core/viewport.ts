import type { PlayerConnection } from './connection.ts'

/** Tells the player what part of the page is seen, whenever it asks; returns a function that stops it. */
export function passViewport(player: PlayerConnection, page: Window): () => void {
  return player.on('lsc:player:viewport:request', () => {
    const { innerHeight, innerWidth, scrollX, scrollY, visualViewport } = page
    const pass = player.send({
      messageType: 'lsc:player:viewport:pass',
      viewportHeight: visualViewport?.height ?? innerHeight,
      viewportScrollX: visualViewport?.pageLeft ?? scrollX,
      viewportScrollY: visualViewport?.pageTop ?? scrollY,
      viewportWidth: visualViewport?.width ?? innerWidth,
    })
    // The player asks again if it still needs to know.
    pass.catch(() => undefined)
  })
}
