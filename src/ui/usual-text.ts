import { t } from '../platform/i18n.ts';

/** What an answer without a reason most often means. */
export const usualText = (status: number): string | undefined => {
  if (status === 401) return t('usual_401');
  return status === 403 ? t('usual_403') : undefined;
};
