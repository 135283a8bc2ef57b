import type { GridPerson, PracticeHead, UnderstandingCell } from '#components/understanding/types.ts'
import { en } from './stages.ts'

/** A made-up team's grid: ten practices, twelve people, a cell of every kind. */
const names = [
  ['approved-tools', 'Approved tools'],
  ['private-surroundings', 'Private surroundings'],
  ['right-patient', 'The right patient'],
  ['consent-and-transparency', 'Consent and transparency'],
  ['images-and-messages', 'Images and messages'],
  ['access-and-passwords', 'Access and passwords'],
  ['devices-and-networks', 'Devices and networks'],
  ['phishing-and-impersonation', 'Phishing and impersonation'],
  ['minimum-data-and-ai', 'Least data and AI'],
  ['report-incidents', 'Reporting incidents'],
] as const
const critical = ['approved-tools', 'right-patient', 'access-and-passwords', 'report-incidents']

export const practices: PracticeHead[] = names.map(([id, name]) => ({
  id,
  name: en(name),
  shortName: en(name),
  understands: en('consults only through tools the organisation has approved, and knows the fallback when one fails.'),
  critical: critical.includes(id),
}))

const people = [
  ['Tunde', 'Oyelaran', 'Registrar'],
  ['Silke', 'Brandt', 'Physiotherapist'],
  ['Iria', 'Castellanos', 'Consultant'],
  ['Rami', 'Haddad', 'Nurse'],
  ['Linh', 'Nguyen', 'Nurse'],
  ['Ada', 'Kowalczyk', 'Consultant'],
  ['Sipho', 'Mbeki', 'Registrar'],
  ['Jo', 'Fischer', 'Psychologist'],
  ['Paola', 'Rossi', 'Nurse'],
  ['Zainab', 'Ahmed', 'Pharmacist'],
  ['Per', 'Lindholm', 'Consultant'],
  ['Hana', 'Suzuki', 'Nurse'],
] as const

const kinds = [
  'understands',
  'shown-so-far',
  'understands',
  'developing',
  'faded',
  'understands',
  'does-not-understand-yet',
  'not-enough-evidence',
] as const

export function cell(practice: string, seed: number): UnderstandingCell {
  const kind = kinds[seed % kinds.length] ?? 'understands'
  const confidentlyWrong = seed % 17 === 3
  const probability = confidentlyWrong
    ? 0.06
    : {
        understands: 0.93,
        'shown-so-far': 0.86,
        developing: 0.52,
        faded: 0.71,
        'does-not-understand-yet': 0.12,
        'not-enough-evidence': 0.4,
      }[kind]
  return {
    practice,
    probability,
    interval: { low: Math.max(0.01, probability - 0.11), high: Math.min(0.99, probability + 0.05) },
    status: kind,
    tooLittle: kind === 'not-enough-evidence' ? 'few-answers' : null,
    needsConfirmation: kind === 'faded',
    confidentlyWrong,
    answers: kind === 'not-enough-evidence' ? 1 : 7,
    lastEvidenceAt: new Date('2026-11-03T10:00:00Z'),
    misconceptions:
      probability < 0.3 ? [{ id: 'encrypted', sentence: en('If it is encrypted end to end, it is approved.') }] : [],
  }
}

export const rows: GridPerson[] = people.map(([givenName, familyName, profession], row) => ({
  id: String(row),
  givenName,
  familyName,
  profession,
  cells: practices.map(({ id }, column) => cell(id, row < 3 ? column * 7 + row * 5 + 3 : column * 3 + row * 2)),
  completed: { done: row % 5 === 2 ? 2 : 3, assigned: 3 },
  overdueSince: null,
  lastActive: null,
}))
