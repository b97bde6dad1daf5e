/** A part of the guide: its pages in the order in which one reads them, each the name of a file in `pages/`. */
export interface Part {
  title: string
  pages: readonly string[]
}

export const contents: readonly Part[] = [
  { title: 'Start', pages: ['start', 'own-server', 'next', 'react-router', 'server-rendering'] },
  { title: 'Use', pages: ['questions', 'reading', 'writing', 'errors', 'forms', 'components', 'words'] },
  { title: 'Keys and limits', pages: ['sign-in', 'rate-limits', 'gateway', 'live'] },
  { title: 'More of LiSA', pages: ['openapi', 'player', 'react-native'] },
  { title: 'Operate', pages: ['panel', 'testing', 'storybook', 'debugging', 'security', 'proof', 'upgrading'] },
  { title: 'Look up', pages: ['mistakes', 'api'] },
  {
    title: 'Entries',
    pages: [
      'api-main',
      'api-core',
      'api-ui',
      'api-messages',
      'api-devtools',
      'api-devtools-production',
      'api-react-hook-form',
      'api-tanstack-form',
      'api-server',
      'api-player',
      'api-player-core',
      'api-sandbox',
      'api-sandbox-player',
      'api-schema',
      'api-generate',
      'api-hmac',
    ],
  },
]
