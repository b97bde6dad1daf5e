import { type Messages, phrase } from './catalogue.ts'

const turnedAway = phrase<unknown>('This site did not pass this on', 'Whoever runs this site can put it right.')

/** English, built in. */
export const en: Messages = {
  language: 'en',
  errors: {
    'bad-request': phrase('This request was not understood', 'Reload the page, then try again.'),
    'auth-required': phrase('Sign in to go on', 'You are not signed in.', 'Sign in'),
    forbidden: phrase(
      'Your access does not cover this',
      ({ requiredScope }) =>
        `Whoever manages your access can add ${requiredScope ? `the scope ${requiredScope}` : 'what is missing'}.`,
    ),
    'not-found': phrase('This is not here now', 'It may come back later.', 'Look again'),
    conflict: phrase('This may have changed meanwhile', 'Load the latest version, then change it.', 'Load the latest version'),
    'too-large': phrase(
      'This is too large to send',
      ({ limit }) => `Shorten it${limit ? ` to ${Math.floor(limit / 1024)} kB at most` : ''}, then send it again.`,
    ),
    invalid: phrase('Some entries need a correction', 'Correct them, then send it again.'),
    'rate-limited': phrase('Too many requests at once', 'You can try again now.', 'Try again'),
    'server-error': phrase('There is a problem with this service', 'Try again in a moment.', 'Try again'),
    unavailable: phrase('This service is not available', 'Try again in a moment.', 'Try again'),
    timeout: phrase('The answer took too long', 'Try again in a moment.', 'Try again'),
    unreachable: phrase(
      ({ offline }) => (offline ? 'You are offline' : 'This service cannot be reached'),
      'Check your connection, then try again.',
      'Try again',
    ),
    unexpected: phrase('This answer could not be read', 'Try again in a moment.', 'Try again'),
  },
  gateway: {
    'not-listed': turnedAway,
    method: turnedAway,
    'cross-site': turnedAway,
    query: turnedAway,
    header: turnedAway,
    'not-allowed': phrase('Your access does not cover this', 'Whoever runs this site can change that.'),
    broken: phrase('Something broke on this site', 'Try again in a moment.', 'Try again'),
  },
  atField: (_reason, english = 'Check this entry.') => english,
  signInAndSave: 'Sign in and save',
  notSavedYet: { title: 'This is not saved yet', description: 'You are signed in now: send it again to save it.' },
  check: 'Check',
  sendAgain: 'Send again',
  outcomeUnknown: 'It may have been saved or not: check before you send it again.',
  outcomeRepeatable: 'It may have been saved or not: you can send it again, it counts only once.',
  accepted: {
    title: 'Accepted, not processed yet',
    description: 'The change shows once it is processed.',
  },
  signingIn: 'Signing in…',
  signInFailed: 'You are not signed in yet.',
  notNow: 'Not now',
  waitingForSignIn: (count) =>
    count === 1
      ? '1 part of this page is waiting for it.'
      : `${count.toLocaleString('en')} parts of this page are waiting for it.`,
  missingScope: 'Missing scope',
  retryingIn: (duration) => `Trying again ${duration}.`,
  retryingNow: 'Trying again now.',
  retryingOnline: 'This goes on once you are connected again.',
  readyIn: (duration) => `You can try again ${duration}.`,
}
