import type { JsonObject } from '../json';
import type { Upload } from '../world/types';
import type { ParameterFormat } from './variables';

/** A template as it was handed in, read but not yet checked. */
export interface TemplateDraft {
  name: string;
  language: string;
  category: string;
  parameterFormat: ParameterFormat;
  /** Component types in capitals. */
  components: JsonObject[];
  messageSendTtlSeconds: number | undefined;
  /** Finished uploads of the app that hands it in, for samples. */
  uploads: Upload[];
}
