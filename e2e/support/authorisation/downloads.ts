import {
  administrators,
  clinicians,
  everyone,
  organisations,
  ownAlone,
  type Rows,
  reportsReaders,
  signedIn,
} from './rows.ts'

/** Every route that is no page, by its pattern in app/: who gets what it gives. */
export const downloads: Rows = {
  '/api/auth/[...nextauth]': { at: '/api/auth/csrf', gets: everyone },
  '/api/calendar/due/[enrolment]': { at: ({ assigned }) => `/api/calendar/due/${assigned}`, gets: ownAlone },
  // The address is the secret, and calendars are not signed in.
  '/api/calendar/feed/[token]': {
    at: ({ feed }) => `/api/calendar/feed/${feed}`,
    gets: { own: everyone, otherTeam: everyone, otherOrganisation: everyone },
  },
  '/api/certificates/[certificate]': { at: ({ certificate }) => `/api/certificates/${certificate}`, gets: ownAlone },
  '/api/export/audit-trail.csv': { at: '/api/export/audit-trail.csv', gets: administrators },
  '/api/export/audit-trail.jsonl': { at: '/api/export/audit-trail.jsonl', gets: administrators },
  '/api/export/auditor-pack': { at: '/api/export/auditor-pack', gets: administrators },
  '/api/export/items': { at: '/api/export/items', gets: administrators },
  '/api/export/own': { at: '/api/export/own', gets: signedIn },
  '/api/export/parameters': { at: '/api/export/parameters', gets: administrators },
  '/api/export/people': { at: '/api/export/people', gets: administrators },
  '/api/export/public-key': { at: '/api/export/public-key', gets: administrators },
  '/api/export/refused-rows/[import]': {
    at: ({ import: id }) => `/api/export/refused-rows/${id}`,
    gets: organisations,
  },
  '/api/export/responses': { at: '/api/export/responses', gets: administrators },
  '/api/health': { at: '/api/health', gets: everyone },
  '/api/health/live': { at: '/api/health/live', gets: everyone },
  '/api/reports/answers': { at: '/api/reports/answers?format=csv', gets: clinicians },
  '/api/reports/clinician/[person]': {
    at: ({ person }) => `/api/reports/clinician/${person}?format=csv`,
    gets: reportsReaders,
  },
  '/api/reports/effect': { at: '/api/reports/effect?format=csv', gets: administrators },
  '/api/reports/items': { at: '/api/reports/items?format=csv', gets: administrators },
  '/api/reports/organisation': { at: '/api/reports/organisation?format=csv', gets: administrators },
  '/api/reports/own': { at: '/api/reports/own?format=csv', gets: clinicians },
  '/api/reports/team/[team]': { at: ({ team }) => `/api/reports/team/${team}?format=csv`, gets: reportsReaders },
  '/api/search': { at: '/api/search', posts: { json: { q: 'two' } }, gets: signedIn, signedOut: 401 },
  '/api/search-words': {
    at: '/api/search-words',
    posts: { form: { page: '/search', q: 'two' } },
    gets: signedIn,
    status: 303,
  },
  // Without the cookie of a journey it leads to signing in, which says why.
  '/api/sign-on/callback/[organisation]': {
    at: '/api/sign-on/callback/00000000-0000-4000-8000-000000000000',
    gets: [],
    others: 'sign-in',
  },
  // What it says follows from its address.
  '/api/sign-on/saml/[organisation]': {
    at: '/api/sign-on/saml/00000000-0000-4000-8000-000000000000',
    gets: everyone,
  },
  // Without an organisation an administrator tries their own.
  '/api/sign-on/start': { at: '/api/sign-on/start', gets: administrators, status: 303 },
  // It leads to the page where a person presses a button.
  '/api/unsubscribe/[token]': { at: '/api/unsubscribe/no-such-token', gets: everyone, status: 307 },
}
