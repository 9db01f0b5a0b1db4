/** What clients of the sample bank want to be told about. */
export const TOPICS = ['存款利率', '理财市场', '黄金', '外汇', '养老规划', '子女教育'] as const;
