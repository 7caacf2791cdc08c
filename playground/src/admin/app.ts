/** The playground's admin panel: plain Strapi, without the tour and the announcement that would cover what the demo shows. */
const TOUR_KEY = 'STRAPI_GUIDED_TOUR';
const TOURS = ['contentTypeBuilder', 'contentManager', 'apiTokens', 'strapiCloud'];

if (localStorage.getItem(TOUR_KEY) === null) {
  localStorage.setItem(
    TOUR_KEY,
    JSON.stringify({
      tours: Object.fromEntries(TOURS.map((tour) => [tour, { currentStep: 0, isCompleted: true }])),
      enabled: false,
      hidden: true,
      completedActions: [],
    }),
  );
}

// The last part is the project's id, which the playground has none of, and what it is before it is known.
for (const project of ['false', 'undefined']) {
  localStorage.setItem(`STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:${project}`, 'true');
}

export default {
  config: {
    locales: ['de', 'es', 'fr', 'pt-BR'],
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap() {},
};
