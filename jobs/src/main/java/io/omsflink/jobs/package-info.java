/**
 * From a project to a running job. Read in this order: {@link io.omsflink.jobs.ProjectCompiler},
 * {@link io.omsflink.jobs.JobPlan}, {@link io.omsflink.jobs.JobGraphBuilder}, then the packages
 * {@code source} and {@code sink}.
 */
package io.omsflink.jobs;
