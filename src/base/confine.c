/*
 * Two layers, because neither is enough: Landlock with every right handled and
 * none granted knows files, a list of system calls knows the rest.  No library
 * is needed for either.
 */
#include "lectern/base/confine.h"

#include <dirent.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define CONFINE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CONFINE_SANITIZED 1
#endif
#endif
#ifndef CONFINE_SANITIZED
#define CONFINE_SANITIZED 0
#endif

static bool
confine_set(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit limit = { soft, hard };

	return !setrlimit((__rlimit_resource_t)resource, &limit);
}

/* Bytes of address space the process has now. */
static size_t
confine_size(void)
{
	unsigned long pages = 0;
	FILE *file = fopen("/proc/self/statm", "re");

	if (file) {
		if (fscanf(file, "%lu", &pages) != 1)
			pages = 0;
		fclose(file);
	}
	return pages * (size_t)sysconf(_SC_PAGESIZE);
}

bool
confine_is_sanitized(void)
{
	return CONFINE_SANITIZED;
}

void
confine_die_with_parent(void)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
}

bool
confine_limit(const struct confine_limits *limits)
{
	rlim_t memory = limits->memory + confine_size();

	confine_die_with_parent();
	if (!CONFINE_SANITIZED && !confine_set(RLIMIT_AS, memory, memory))
		return false;
	if (limits->seconds &&
		!confine_set(RLIMIT_CPU, limits->seconds, limits->seconds + 1))
		return false;
	return confine_set(RLIMIT_CORE, 0, 0) &&
	       confine_set(RLIMIT_FSIZE, 0, 0) &&
	       confine_set(RLIMIT_NOFILE, 64, 64) &&
	       !prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

void
confine_give(unsigned seconds)
{
	const struct itimerval left = { .it_value.tv_sec = (time_t)seconds };

	setitimer(ITIMER_PROF, &left, NULL);
}

/* What each version of Landlock handles; asking for more is refused. */
static bool
confine_landlock(void)
{
	static const uint64_t handled[] = { 0, 0x1fff, 0x3fff, 0x7fff, 0x7fff,
		0xffff };
	struct {
		uint64_t files, network, scoped;
	} rules = { 0, 0, 0 };
	size_t size = sizeof rules.files;
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
		LANDLOCK_CREATE_RULESET_VERSION);
	int fd;
	bool ok;

	if (version < 1)
		return false;
	rules.files = handled[version > 5 ? 5 : version];
	if (version >= 4)
		rules.network = 3, size = 2 * sizeof rules.files;
	if (version >= 6)
		rules.scoped = 3, size = sizeof rules;
	fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
	if (fd < 0)
		return false;
	ok = !syscall(SYS_landlock_restrict_self, fd, 0);
	close(fd);
	return ok;
}

#if defined(__x86_64__)
#define CONFINE_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CONFINE_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef CONFINE_ARCH

/* clang-format off */
#define LET(call) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), \
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define KILL(call) \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), \
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS)

static const struct sock_filter confine_calls[] = {
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CONFINE_ARCH, 1, 0),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), /* x32 */
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
	LET(SYS_read), LET(SYS_write), LET(SYS_pread64), LET(SYS_lseek),
	LET(SYS_fstat), LET(SYS_newfstatat), LET(SYS_close), LET(SYS_munmap),
	LET(SYS_mremap), LET(SYS_brk), LET(SYS_madvise), LET(SYS_futex),
	LET(SYS_clock_gettime), LET(SYS_getrandom), LET(SYS_exit),
	LET(SYS_exit_group), LET(SYS_rt_sigreturn), LET(SYS_rt_sigprocmask),
	LET(SYS_gettid), LET(SYS_getpid), LET(SYS_sched_yield),
	LET(SYS_setitimer),
	KILL(SYS_execve), KILL(SYS_ptrace),
	/* Memory may be had, but none that can be executed. */
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mmap, 1, 0),
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mprotect, 0, 4),
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		offsetof(struct seccomp_data, args[2])),
	BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
};
/* clang-format on */

static bool
confine_filter(void)
{
	struct sock_fprog program = { (unsigned short)(sizeof confine_calls /
						       sizeof *confine_calls),
		(struct sock_filter *)(uintptr_t)confine_calls };

	return !syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program);
}

#else

/* No list for this machine: files and limits must do. */
static bool
confine_filter(void)
{
	return true;
}

#endif

bool
confine_lock(void)
{
	bool files;

	if (CONFINE_SANITIZED)
		return true;
	/* A kernel without Landlock still has the list of calls. */
	files = confine_landlock();
#ifdef CONFINE_ARCH
	files = true;
#endif
	return files && confine_filter();
}

bool
confine_is_possible(void)
{
	static const struct confine_limits limits = { (size_t)64 << 20, 5 };
	int status = 0, pid = fork();

	if (pid == 0)
		_exit(confine_limit(&limits) && confine_lock() ? 0 : 1);
	if (pid < 0)
		return false;
	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR)
			return false;
	}
	return WIFEXITED(status) && !WEXITSTATUS(status);
}
