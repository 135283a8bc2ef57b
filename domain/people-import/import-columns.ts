import { normaliseText } from '#domain/text/typed-text.ts'

/** What a column of a table of people can hold. */
export const importFields = [
  'externalId',
  'email',
  'givenName',
  'familyName',
  'profession',
  'site',
  'team',
  'manages',
  'role',
  'language',
] as const
export type ImportField = (typeof importFields)[number]

/** Which field each column holds, in their order; null: it is not read. */
export type ImportColumns = readonly (ImportField | null)[]

/** As personnel systems, Excel and people call them, in English, Spanish and Arabic; in the form of `plain`. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  externalId: [
    ...[
      'externalid',
      'employeeid',
      'employeenumber',
      'employeeno',
      'staffid',
      'staffnumber',
      'staffno',
      'personnelnumber',
    ],
    ...['personnelid', 'payrollnumber', 'assignmentnumber', 'workerid', 'personid', 'userid'],
    ...['numerodeempleado', 'idempleado', 'iddeempleado', 'numeroempleado', 'legajo', 'numerodepersonal', 'matricula'],
    ...['الرقمالوظيفي', 'رقمالموظف', 'رقمالموظفة'],
  ],
  email: [
    ...[
      'email',
      'emailaddress',
      'mail',
      'workemail',
      'workemailaddress',
      'primaryemail',
      'primaryworkemail',
      'userprincipalname',
    ],
    ...['correo', 'correoelectronico', 'direcciondecorreo', 'direcciondecorreoelectronico', 'emaildetrabajo'],
    ...['البريدالالكتروني', 'عنوانالبريدالالكتروني', 'البريد', 'ايميل'],
  ],
  givenName: [
    ...[
      'givenname',
      'givennames',
      'firstname',
      'firstnames',
      'forename',
      'forenames',
      'legalfirstname',
      'preferredfirstname',
    ],
    ...['nombre', 'nombres', 'nombredepila', 'primernombre'],
    ...['الاسمالاول', 'الاسمالشخصي', 'الاسم'],
  ],
  familyName: [
    ...['familyname', 'lastname', 'surname', 'legallastname', 'sn'],
    ...['apellido', 'apellidos', 'primerapellido'],
    ...['اسمالعايلة', 'الاسمالاخير', 'اللقب', 'الكنية'],
  ],
  profession: [
    ...[
      'profession',
      'jobtitle',
      'title',
      'occupation',
      'position',
      'positiontitle',
      'businesstitle',
      'jobrole',
      'staffgroup',
    ],
    ...['profesion', 'puesto', 'cargo', 'categoria', 'categoriaprofesional', 'ocupacion'],
    ...['المهنة', 'المسمىالوظيفي', 'الوظيفة'],
  ],
  site: [
    ...['site', 'sitename', 'location', 'locationname', 'worklocation', 'hospital', 'hospitalsite', 'campus'],
    ...['centro', 'sede', 'centrodetrabajo', 'ubicacion'],
    ...['الموقع', 'المستشفى', 'موقعالعمل'],
  ],
  team: [
    ...[
      'team',
      'teams',
      'teamname',
      'department',
      'departmentname',
      'ward',
      'unit',
      'orgunit',
      'organisationalunit',
      'costcentrename',
    ],
    ...['equipo', 'equipos', 'departamento', 'servicio', 'unidad'],
    ...['الفريق', 'الفرق', 'القسم', 'الوحدة'],
  ],
  manages: [
    ...['manages', 'managesteams', 'manageof', 'managerof', 'teamsmanaged', 'managedteams', 'teammanagerof'],
    ...[
      'dirige',
      'gestiona',
      'responsablede',
      'equiposacargo',
      'equiposasucargo',
      'equiposquedirige',
      'equiposquegestiona',
    ],
    ...['يدير', 'تدير', 'الفرقالتييديرها', 'فرقتحتالادارة', 'مسؤولعن', 'مسؤولةعن'],
  ],
  role: [...['role', 'roles', 'curtainrole'], ...['rol', 'funcion'], ...['الدور', 'الادوار']],
  language: [...['language', 'preferredlanguage', 'locale'], ...['idioma', 'lengua'], ...['اللغة', 'لغة']],
}

/** A head without what people write differently: case, accents, spaces, punctuation, the hamza of an alef. */
function plain(head: string): string {
  return normaliseText(head)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const fieldOfName = new Map(importFields.flatMap((field) => names[field].map((name) => [plain(name), field] as const)))

/** Which field each head names. Of two that name the same one, the first is read. */
export function columnsByName(heads: readonly string[]): ImportColumns {
  const read = new Set<ImportField>()
  return heads.map((head) => {
    const field = fieldOfName.get(plain(head)) ?? null
    if (field === null || read.has(field)) return null
    read.add(field)
    return field
  })
}
