import { seededRandom } from '#simulation/model/random.ts'

const givenNames = [
  'Aoife',
  'Ben',
  'Carmen',
  'Dina',
  'Émilie',
  'Farid',
  'Grace',
  'Hana',
  'Iker',
  'José',
  'Khadija',
  'Łucja',
]
const familyNames = [
  'Álvarez',
  'Brennan',
  'Chou',
  'Demir',
  'Eze',
  'Ferreira',
  'García',
  'Haddad',
  'Ibarra',
  'Jensen',
  'Kovač',
]
const professions = [
  'Nurse',
  'Consultant',
  'Registrar',
  'Physiotherapist',
  'Pharmacist',
  'Dietitian',
  'Midwife',
  'Receptionist',
]
const sites = ['North', 'South', 'Riverside', 'Community']
const heads = ['Employee number', 'Email', 'First name', 'Last name', 'Job title', 'Site', 'Department', 'Role']

const teamName = (team: number): string => `Ward ${team + 1}`

/**
 * A file of so many people in so many teams, as a personnel system saves it. The first people of the file manage, one a team;
 * some names are on many pages and some on none.
 */
export function hospitalFile({ people, teams }: { people: number; teams: number }): Uint8Array<ArrayBuffer> {
  const random = seededRandom(people)
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)] ?? ''
  const lines = Array.from({ length: people }, (_, person) => {
    const role = person < teams ? 'Manager' : ''
    const email = `person-${person}@hospital.example`
    const names = [one(givenNames), `${one(familyNames)} ${one(familyNames)}-${person % 997}`]
    return [`E${person}`, email, ...names, one(professions), one(sites), teamName(person % teams), role].join(';')
  })
  return new TextEncoder().encode([heads.join(';'), ...lines].join('\r\n'))
}
