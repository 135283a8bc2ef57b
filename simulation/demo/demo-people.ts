import type { NewPerson } from '#data/people/make-organisation.ts'

export const demoTeams = [
  { name: 'Medicine', above: null, size: 0 },
  { name: 'Cardiology', above: 'Medicine', size: 14 },
  { name: 'Diabetes and endocrinology', above: 'Medicine', size: 12 },
  { name: 'Sleep clinic', above: 'Medicine', size: 4 },
  { name: 'District nursing', above: null, size: 16 },
  { name: 'Mental health', above: null, size: 13 },
] as const

/** Given and family names from all over: nobody in particular. */
const names = [
  'Tunde Oyelaran',
  'Iria Castellanos',
  'Silke Brandt',
  'Hana Suzuki',
  'Miriam Adler',
  'Rohan Deshpande',
  'Aoife Brennan',
  'Yusuf Demir',
  'Leilani Kahale',
  'Piotr Wiśniewski',
  'Nadia Haddad',
  'Gareth Pugh',
  'Thuy Nguyen',
  'Chidi Eze',
  'Marta Ferreira',
  'Anders Lund',
  'Zanele Mokoena',
  'Farid Rahimi',
  'Eilidh Murray',
  'Sofia Papadaki',
  'Kwame Boateng',
  'Ines Marchetti',
  'Priya Nair',
  'Tomasz Zielinski',
  'Hye-jin Park',
  'Ruth Abramson',
  'Diego Quispe',
  'Fatou Ndiaye',
  'Laszlo Varga',
  'Amina Osman',
  'Callum Reid',
  'Mei-ling Chou',
  'Oluwaseun Adeyemi',
  'Ingrid Solberg',
  'Javier Montoya',
  'Salma Benali',
  'Rhiannon Price',
  'Dmytro Kovalenko',
  'Ayesha Siddiqui',
  'Bernadette Nolan',
  'Kofi Mensah',
  'Elif Yilmaz',
  'Jonas Virtanen',
  'Lucia Romano',
  'Arjun Menon',
  'Grace Wanjiru',
  'Henrik Dahl',
  'Noor Aziz',
  'Catarina Lopes',
  'Malik Johnson',
  'Sunita Thapa',
  'Erik Lindgren',
  'Maeve Gallagher',
  'Tariq Hussain',
  'Beatriz Salazar',
  'Viktor Petrov',
  'Naledi Dlamini',
  'Owen Griffiths',
  'Yara Khoury',
] as const

const professions: Readonly<Record<string, readonly string[]>> = {
  Cardiology: ['Registrar', 'Consultant', 'Specialist nurse', 'Physiologist', 'Pharmacist'],
  'Diabetes and endocrinology': ['Consultant', 'Specialist nurse', 'Dietitian', 'Podiatrist', 'Registrar'],
  'Sleep clinic': ['Consultant', 'Physiologist', 'Specialist nurse'],
  'District nursing': ['District nurse', 'Community nurse', 'Health visitor', 'Physiotherapist'],
  'Mental health': ['Psychiatrist', 'Clinical psychologist', 'Mental health nurse', 'Occupational therapist'],
}

/** Who manages what, beside the demo manager. */
const managers: Readonly<Record<string, string>> = {
  'Miriam Adler': 'Cardiology',
  'Zanele Mokoena': 'District nursing',
  'Bernadette Nolan': 'Mental health',
}

/** The demo's people. The three who can sign in have the demo's password; the others have none that anyone knows. */
export function demoPeople(passwordHash: { readonly known: string; readonly unknown: string }): NewPerson[] {
  const places = demoTeams.flatMap(({ name, size }) =>
    Array.from({ length: size }, (_, place) => ({ team: name, place })),
  )
  const clinicians = places.map(({ team, place }, index): NewPerson => {
    const name = names[index] ?? `Clinician ${index}`
    const [givenName = '', familyName = ''] = name.split(' ')
    const kinds = professions[team] ?? []
    const managedTeam = managers[name]
    return {
      email: `${plain(givenName)}.${plain(familyName)}@demo.curtain.example`,
      givenName,
      familyName,
      profession: kinds[place % kinds.length] ?? 'Clinician',
      roles: managedTeam === undefined ? ['clinician'] : ['clinician', 'manager'],
      memberOf: [team],
      manages: managedTeam === undefined ? [] : [managedTeam],
      passwordHash: passwordHash.unknown,
    }
  })
  const signIns: NewPerson[] = [
    {
      email: 'admin@demo.curtain.example',
      givenName: 'Adaeze',
      familyName: 'Holm',
      profession: 'Information governance lead',
      roles: ['administrator'],
      memberOf: [],
      manages: [],
      passwordHash: passwordHash.known,
    },
    {
      email: 'manager@demo.curtain.example',
      givenName: 'Marcus',
      familyName: 'Oduya',
      profession: 'Clinical director',
      roles: ['manager'],
      memberOf: [],
      manages: ['Medicine'],
      passwordHash: passwordHash.known,
    },
    {
      email: 'clinician@demo.curtain.example',
      givenName: 'Clara',
      familyName: 'Whitcombe',
      profession: 'Registrar',
      roles: ['clinician'],
      memberOf: ['Cardiology'],
      manages: [],
      passwordHash: passwordHash.known,
    },
  ]
  return [...signIns, ...clinicians]
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
}
