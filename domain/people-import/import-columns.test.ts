import { describe, expect, test } from 'vitest'
import { columnsByName, importFields } from './import-columns.ts'

describe('heads', () => {
  test.each([
    [['Employee number', 'E-mail', 'First name', 'Surname', 'Job title', 'Site', 'Team', 'Role', 'Language']],
    [
      [
        'Número de empleado',
        'Correo electrónico',
        'Nombre',
        'Apellidos',
        'Profesión',
        'Centro',
        'Equipo',
        'Rol',
        'Idioma',
      ],
    ],
    [
      [
        'الرقم الوظيفي',
        'البريد الإلكتروني',
        'الاسم الأول',
        'اسم العائلة',
        'المهنة',
        'الموقع',
        'الفريق',
        'الدور',
        'اللغة',
      ],
    ],
    [
      [
        'STAFF_NO',
        'work email address',
        'Forename(s)',
        'last-name',
        'POSITION TITLE',
        'work location',
        'department',
        'roles',
        'locale',
      ],
    ],
  ])('%j are known', (names) => {
    expect(columnsByName(names)).toEqual(importFields)
  })

  test('are read once, and what is not known is not read', () => {
    expect(columnsByName(['Email', 'Mail', 'Shoe size'])).toEqual(['email', null, null])
  })
})
