import { createHighlighter, type Highlighter } from 'shiki'

/** A piece of coloured code: its text, and what it is; a piece without that has the colour of the text around it. */
export type Piece = readonly [text: string, is?: string]

/** What the theme's light colours stand for; `styles/code.css` has a class for each. Its others are shown as text is. */
const roles: Record<string, string | undefined> = {
  '#A0111F': 'keyword',
  '#702C00': 'name',
  '#023B95': 'constant',
  '#032563': 'string',
  '#622CBC': 'function',
  '#024C1A': 'tag',
  '#66707B': 'comment',
}

const languages = [
  'tsx',
  'ts',
  'typescript',
  'js',
  'javascript',
  'json',
  'html',
  'css',
  'bash',
  'sh',
  'yaml',
  'http',
  'dockerfile',
]

/** Gives a function that colours code. Its colours are classes: a Content-Security-Policy may refuse inline styles. */
export async function codeReader(): Promise<(code: string, language: string) => Piece[]> {
  const highlighter = await createHighlighter({ langs: languages, themes: ['github-light-high-contrast'] })
  return (code, language) => piecesOf(highlighter, code, languages.includes(language) ? language : 'text')
}

function piecesOf(highlighter: Highlighter, code: string, lang: string): Piece[] {
  const { tokens } = highlighter.codeToTokens(code, { lang: lang as 'tsx', theme: 'github-light-high-contrast' })
  const pieces: [text: string, is?: string][] = []
  for (const [nth, line] of tokens.entries()) {
    if (nth > 0) add(pieces, '\n', undefined)
    for (const { content, color } of line) add(pieces, content, roles[color?.toUpperCase() ?? ''])
  }
  return pieces
}

/** Neighbours of one colour are one piece; so is what has no colour to show. */
function add(pieces: [text: string, is?: string][], text: string, role: string | undefined): void {
  const last = pieces.at(-1)
  if (last && (last[1] === role || text.trim() === '')) last[0] += text
  else pieces.push(role ? [text, role] : [text])
}
