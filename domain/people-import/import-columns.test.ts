import { describe, expect, test } from 'vitest'
import { columnsByName, importFields } from './import-columns.ts'

describe('heads', () => {
  test.each([
    [
      [
        'Employee number',
        'E-mail',
        'First name',
        'Surname',
        'Job title',
        'Site',
        'Team',
        'Manages',
        'Role',
        'Language',
      ],
    ],
    [
      [
        'Número de empleado',
        'Correo electrónico',
        'Nombre',
        'Apellidos',
        'Profesión',
        'Centro',
        'Equipo',
        'Equipos a su cargo',
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
        'فرق تحت الإدارة',
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
        'Manager of',
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
