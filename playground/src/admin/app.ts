/** The playground's admin panel: plain Strapi, without the tour whose overlay would cover what the demo shows. */
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

export default {
  config: {
    locales: ['de'],
    tutorials: false,
    notifications: { releases: false },
  },
  bootstrap() {},
};
