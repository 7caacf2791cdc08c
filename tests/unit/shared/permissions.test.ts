import { actionId, PERMISSIONS, type PermissionName } from '../../../shared/permissions';

const names = Object.keys(PERMISSIONS) as PermissionName[];

describe('The permissions', () => {
  it.each(names)('%s is registered under its own name', (name) => {
    expect(PERMISSIONS[name].uid).toBe(name);
    expect(actionId(name)).toBe(`plugin::whatsapp.${name}`);
  });

  it.each(names)('%s has what Strapi asks for', (name) => {
    const { section, subCategory, displayName } = PERMISSIONS[name];
    expect(['plugins', 'settings']).toContain(section);
    expect(section === 'settings').toBe(name.startsWith('settings.'));
    expect(subCategory).toBe(name.split('.')[0]);
    expect(displayName).toMatch(/^[A-Z].*[a-z]$/);
  });

  it('have different titles', () => {
    const titles = names.map((name) => PERMISSIONS[name].displayName);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
