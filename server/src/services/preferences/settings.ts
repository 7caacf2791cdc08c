import type { SettingKey, Settings, SettingValues } from '../../../../shared/contracts/preferences';
import { error, passes, type Issue } from '../../../../shared/domain/issue';
import {
  DEFAULTS,
  faultOfSetting,
  rangeOfSetting,
  setAt,
  SETTING_KEYS,
  valueAt,
} from '../../config';
import { forLog, invalid } from '../../errors';
import type { Runtime } from '../../runtime';
import { outsideTransactions } from '../../store/outside-transactions';

/** How long a change that another process made may go unseen. */
const EVERY_MS = 5_000;

/**
 * What the admin sets of the configuration. Code wins over it, and it over what is usual: this is where that
 * is decided, and everybody else reads the configuration of the runtime.
 */
export function createSettings({ strapi, config, lockedKeys, preferences }: Runtime) {
  let timer: NodeJS.Timeout | null = null;
  let hasFailed = false;

  /** Brings the configuration in step with what is stored. */
  async function load(): Promise<void> {
    const stored = (await preferences.get()).settings ?? {};
    for (const key of SETTING_KEYS) {
      if (lockedKeys.has(key)) continue;
      const value = stored[key];
      const isRight = value !== undefined && faultOfSetting(key, value) === null;
      setAt(config, key, isRight ? value : valueAt(DEFAULTS, key));
    }
  }

  const loadAgain = (): void =>
    void outsideTransactions(load).then(
      () => {
        hasFailed = false;
      },
      (failure: unknown) => {
        // Every further one would say the same.
        if (!hasFailed)
          strapi.log.warn(`[whatsapp] The preferences could not be read: ${forLog(failure)}`);
        hasFailed = true;
      },
    );

  const list = (): Settings =>
    Object.fromEntries(
      SETTING_KEYS.map((key) => [
        key,
        {
          value: valueAt(config, key),
          standard: valueAt(DEFAULTS, key),
          isLocked: lockedKeys.has(key),
          range: rangeOfSetting(key),
        },
      ]),
    ) as unknown as Settings;

  function check(values: Partial<SettingValues>): Issue[] {
    return (Object.entries(values) as [SettingKey, unknown][]).flatMap(([key, value]) => {
      const path = `settings.${key}`;
      if (!SETTING_KEYS.includes(key)) return [error('preference.unknown', path, { key })];
      if (lockedKeys.has(key))
        return value === valueAt(config, key) ? [] : [error('preference.locked', path)];
      if (faultOfSetting(key, value) === null) return [];
      const range = rangeOfSetting(key);
      return [
        range ? error('preference.number', path, { ...range }) : error('preference.value', path),
      ];
    });
  }

  return {
    load,
    list,

    /** Sets what is given and leaves the rest; throws a validation error that names each field. */
    async save(values: Partial<SettingValues>): Promise<void> {
      const issues = check(values);
      if (!passes(issues)) throw invalid(issues);
      const own = Object.fromEntries(
        Object.entries(values).filter(([key]) => !lockedKeys.has(key as SettingKey)),
      );
      await preferences.change((stored) => ({ settings: { ...stored.settings, ...own } }));
      await load();
    },

    /** Follows what other processes set. */
    start(): void {
      timer ??= setInterval(loadAgain, EVERY_MS);
      timer.unref();
    },

    stop(): void {
      if (timer) clearInterval(timer);
      timer = null;
    },
  };
}
