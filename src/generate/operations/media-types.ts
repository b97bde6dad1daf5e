import { isNode, type Node } from '../document/node.ts'

/** The content under a JSON media type, vendors' own included. */
export function jsonOf(content: Node): Node | undefined {
  return contentOf(content, isJson)?.[1]
}

/** The first media type that matches, with its content. */
export function contentOf(content: Node, isMeant: (type: string) => boolean): readonly [type: string, content: Node] | undefined {
  for (const [type, media] of Object.entries(content)) {
    if (isMeant(type.toLowerCase()) && isNode(media)) return [type, media]
  }
  return undefined
}

export const isPlainJson = (type: string): boolean => /^application\/json\b/.test(type)

export const isJson = (type: string): boolean => /^(application\/([\w.-]+\+)?json\b|application\/\*|\*\/\*)/.test(type)

export const isText = (type: string): boolean => /^(text\/|application\/([\w.-]+\+)?xml\b)/.test(type)

export const isForm = (type: string): boolean => type.startsWith('application/x-www-form-urlencoded')

export const isMultipart = (type: string): boolean => type.startsWith('multipart/')
