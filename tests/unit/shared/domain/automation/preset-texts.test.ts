import { PRESET_LANGUAGES, PRESETS } from '../../../../../shared/domain/automation/automation';
import { PRESET_TEXTS, withoutPlace } from '../../../../../shared/domain/automation/preset-texts';

const TEXTS = PRESETS.flatMap((preset) =>
  PRESET_LANGUAGES.map((language) => [preset, language, PRESET_TEXTS[preset][language]] as const),
);

describe('The texts of presets', () => {
  it.each(TEXTS)('%s in %s greets by name, and has the same places as in English', (...one) => {
    const [preset, , text] = one;
    const placesIn = (words: string) => words.match(/\{\{\w+\}\}/g);
    expect(text).toMatch(/^\p{L}+ \{\{name\}\}, /u);
    expect(placesIn(text)).toEqual(placesIn(PRESET_TEXTS[preset].en));
  });

  it.each(TEXTS)('%s in %s reads well without them', (...one) => {
    const text = withoutPlace(withoutPlace(one[2], 'name'), 'record');
    expect(text).toMatch(/^\p{L}+, /u);
    expect(text).not.toMatch(/[{}]| {2}| [.,:](?! )|:\./);
  });
});
